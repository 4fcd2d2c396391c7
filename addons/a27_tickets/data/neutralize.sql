-- A neutralised copy must not make numbers that pass for real ones, nor give the key away: each key becomes another
-- random one of 64 hexadecimal digits. Tickets printed before no longer verify in the copy, and that is intended.
UPDATE a27_ticket_key
   SET secret = md5(random()::text || clock_timestamp()::text) || md5(random()::text || version::text);
