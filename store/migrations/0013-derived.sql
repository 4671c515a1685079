-- The previews of new images are made in the order in which these came in. Rows are only appended, so that a block-range index tells
-- where to look and costs the ingest next to nothing.
CREATE INDEX instance_received ON instance USING brin (received_at) WITH (pages_per_range = 16, autosummarize = on);
