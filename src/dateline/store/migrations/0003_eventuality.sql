-- Whether a claim tells something that takes place ('event') or something that is the case ('state').

ALTER TABLE claim ADD COLUMN eventuality TEXT NOT NULL DEFAULT 'event';
