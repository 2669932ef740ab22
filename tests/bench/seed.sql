-- 100,000 people, and sessions for the first 5,002, of whom one is a service, in the words of both databases. Each brings three functions:
-- bench_id(kind, number), the id of the row of that number, bench_time(seconds), the time that many seconds from now, and bench_hash(what), its hash of
-- 32 bytes. The password of all is "correct horse battery staple".

INSERT INTO users (uid, email, email_key, username, username_key, first_name, last_name, phone_number, address, image,
                   verify_vehicles, password_hash, role, version, created_at, updated_at)
WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < 100000)
SELECT bench_id('user', i), 'user' || i || '@example.com', 'user' || i || '@example.com', 'user' || i, 'user' || i, 'First' || i, 'Last' || i,
       '+1555' || (1000000 + i), i || ' Long Example Street, Some Town, 12345', 'abcdefghijkmnpqrstuvwxyz23' || (100000 + i) || '.jpg',
       i % 7 = 0, '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$QKHrg5tayLGcN+Y0HVPNaBqykOVLUxlMkZycXE1uWRM',
       CASE WHEN i = 5001 THEN 'service' ELSE 'user' END, 1, bench_time(-86400 - i), bench_time(-i)
FROM numbers;

INSERT INTO sessions (id, user_uid, created_at, last_used_at, expires_at)
WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < 5002)
SELECT bench_id('session', i), bench_id('user', i), bench_time(-60), bench_time(-60), bench_time(86400)
FROM numbers;

-- Used already, as nearly all are: only the first use writes.
INSERT INTO token_pairs (id, session_id, user_uid, expires_at, refresh_hash, issued_at, used_at)
WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < 5002)
SELECT bench_id('pair', i), bench_id('session', i), bench_id('user', i), bench_time(86400), bench_hash(i), bench_time(-60), bench_time(-60)
FROM numbers;

-- The first thousand drive: 8 documents, 3 experiences and 5 reviews each.
INSERT INTO blobs (key, owner_uid, filename, content_type, byte_size, checksum, metadata, state, kind, created_at, changed_at)
WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < 8000),
     kinds(n, kind) AS (VALUES (1, 'dbs'), (2, 'tacho'), (3, 'enchanced_dbs'), (4, 'cpc'), (5, 'medical_check'), (6, 'cv'), (7, 'driving_license'),
                               (8, 'driving_license'))
SELECT 'abcdefghijkmnpqrstuvwxyz23' || (100000 + i), bench_id('user', (i + 7) / 8), 'document.pdf', 'application/pdf', 52000, '1B2M2Y8AsgTpgAmY7PhCfg==',
       '{}', 'attached', kind, bench_time(-600), bench_time(-600)
FROM numbers JOIN kinds ON n = (i - 1) % 8 + 1
ORDER BY i;

INSERT INTO driver_profiles (user_uid, postcode, birth_date, start_date, contact_phone_number, english_level, bio, licenses, experiences, interviews,
                             reviews, activities, attachments, created_at, updated_at)
WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < 1000)
SELECT bench_id('user', i), 'Y6 5DN', '1983-08-08', '2021-09-15', '07366 916627', 'advanced', 'Cervus canto similique. Usitas subvenio sit.',
       '["d1","ce"]',
       '[{"id":1,"company":"Northline Coaches","position":"Driver","start_date":"2015-04-01","end_date":"2017-01-31","description":null},' ||
       '{"id":2,"company":"Harbour Buses","position":"Driver","start_date":"2017-02-01","end_date":"2019-01-31","description":"Night lines."},' ||
       '{"id":3,"company":"Vale Freight","position":"Lead driver","start_date":"2019-02-01","end_date":null,"description":null}]',
       '[]',
       '[{"id":1,"rating":5,"comment":"Drives with great care.","created_at":1767603600000},' ||
       '{"id":2,"rating":4,"comment":null,"created_at":1767690000000},{"id":3,"rating":5,"comment":"On time.","created_at":1767776400000},' ||
       '{"id":4,"rating":3,"comment":"Late once.","created_at":1767862800000},{"id":5,"rating":5,"comment":null,"created_at":1767949200000}]',
       '[1,"created",null,1767517200000]',
       '[[' || (8 * i - 7) || ',"dbs","abcdefghijkmnpqrstuvwxyz23' || (100000 + 8 * i - 7) || '","document.pdf",52000,"application/pdf"],' ||
       '[' || (8 * i - 6) || ',"tacho","abcdefghijkmnpqrstuvwxyz23' || (100000 + 8 * i - 6) || '","document.pdf",52000,"application/pdf"],' ||
       '[' || (8 * i - 5) || ',"enchanced_dbs","abcdefghijkmnpqrstuvwxyz23' || (100000 + 8 * i - 5) || '","document.pdf",52000,"application/pdf"],' ||
       '[' || (8 * i - 4) || ',"cpc","abcdefghijkmnpqrstuvwxyz23' || (100000 + 8 * i - 4) || '","document.pdf",52000,"application/pdf"],' ||
       '[' || (8 * i - 3) || ',"medical_check","abcdefghijkmnpqrstuvwxyz23' || (100000 + 8 * i - 3) || '","document.pdf",52000,"application/pdf"],' ||
       '[' || (8 * i - 2) || ',"cv","abcdefghijkmnpqrstuvwxyz23' || (100000 + 8 * i - 2) || '","document.pdf",52000,"application/pdf"],' ||
       '[' || (8 * i - 1) || ',"driving_license","abcdefghijkmnpqrstuvwxyz23' || (100000 + 8 * i - 1) || '","document.pdf",52000,"application/pdf"],' ||
       '[' || (8 * i) || ',"driving_license","abcdefghijkmnpqrstuvwxyz23' || (100000 + 8 * i) || '","document.pdf",52000,"application/pdf"]]',
       bench_time(-600), bench_time(-600)
FROM numbers;

-- Consoles know something of the first thousand.
INSERT INTO manage_profiles (id, user_uid, timezone, attributes, created_at, updated_at)
WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < 1000)
SELECT bench_id('manage', i), bench_id('user', i), 'Europe/Oslo',
       '{"theme":"dark","zoom":1.10,"columns":["name","status","created","owner"],"filters":{"status":["open","waiting"],"owner":null,"since":"2026-01-01"},' ||
       '"panels":[{"id":1,"width":320,"open":true},{"id":2,"width":480,"open":false},{"id":3,"width":240,"open":true}],"shortcuts":{"save":"ctrl+s","find":"ctrl+f"}}',
       bench_time(-600), bench_time(-600)
FROM numbers;

-- What people.py calls API_KEY.
INSERT INTO api_keys (prefix, name, hash, created_at)
VALUES ('benchkey', 'bench', bench_hash('benchkey.abcdefghijkmnpqrstuvwxyz23456789'), bench_time(-60));
