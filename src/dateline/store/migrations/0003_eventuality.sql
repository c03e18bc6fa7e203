-- Whether a claim tells something that takes place ('event') or something that is the case ('state').

ALTER TABLE claim ADD COLUMN eventuality TEXT NOT NULL DEFAULT 'event';

-- The class of happenings that an event belongs to ('arrest', 'wedding'), or ''.

ALTER TABLE event ADD COLUMN type TEXT NOT NULL DEFAULT '';
