-- The number of the delivery that an open item bills.
ALTER TABLE open_items ADD COLUMN delivery_note DEFAULT '';
