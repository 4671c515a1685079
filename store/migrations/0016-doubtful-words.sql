-- Where a machine was little sure of what it read in a picture: character ranges [start, end) of the text.
ALTER TABLE record_text ADD COLUMN doubtful jsonb NOT NULL DEFAULT '[]';
