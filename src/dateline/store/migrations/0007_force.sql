-- Whether a state goes on, and what tells it. Links are made anew by the next build; until then it isn't known ----------

ALTER TABLE state ADD COLUMN force TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE state ADD COLUMN told_by TEXT NOT NULL DEFAULT '[]';
ALTER TABLE state ADD COLUMN ended_by TEXT NOT NULL DEFAULT '[]';
