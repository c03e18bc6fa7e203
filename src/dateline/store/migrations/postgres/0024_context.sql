-- The sentence before a claim that the open words of its title point back to; see SQLite's migration of this number.

ALTER TABLE claim ADD COLUMN context_start bigint, ADD COLUMN context_end bigint;
