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
INSERT INTO driver_profiles (user_uid, postcode, birth_date, start_date, contact_phone_number, english_level, bio, licenses, experiences, interviews,
                             reviews, activities, created_at, updated_at)
WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < 1000)
SELECT bench_id('user', i), 'Y6 5DN', '1983-08-08', '2021-09-15', '07366 916627', 'advanced', 'Cervus canto similique. Usitas subvenio sit.',
       '["d1","ce"]',
       '[{"id":1,"company":"Northline Coaches","position":"Driver","start_date":"2015-04-01","end_date":"2017-01-31","description":null},' ||
       '{"id":2,"company":"Harbour Buses","position":"Driver","start_date":"2017-02-01","end_date":"2019-01-31","description":"Night lines."},' ||
       '{"id":3,"company":"Vale Freight","position":"Lead driver","start_date":"2019-02-01","end_date":null,"description":null}]',
       '[]',
       '[{"id":1,"rating":5,"comment":"Drives with great care.","created_at":"2026-01-05T09:00:00Z"},' ||
       '{"id":2,"rating":4,"comment":null,"created_at":"2026-01-06T09:00:00Z"},{"id":3,"rating":5,"comment":"On time.","created_at":"2026-01-07T09:00:00Z"},' ||
       '{"id":4,"rating":3,"comment":"Late once.","created_at":"2026-01-08T09:00:00Z"},{"id":5,"rating":5,"comment":null,"created_at":"2026-01-09T09:00:00Z"}]',
       '[[1,"created",null,1767517200000]]', bench_time(-600), bench_time(-600)
FROM numbers;

INSERT INTO blobs (key, owner_uid, filename, content_type, byte_size, checksum, metadata, state, kind, position, created_at, changed_at)
WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < 8000),
     kinds(n, kind, position) AS (VALUES (1, 'dbs', 0), (2, 'tacho', 0), (3, 'enchanced_dbs', 0), (4, 'cpc', 0), (5, 'medical_check', 0), (6, 'cv', 0),
                                         (7, 'driving_license', 0), (8, 'driving_license', 1))
SELECT 'abcdefghijkmnpqrstuvwxyz23' || (100000 + i), bench_id('user', (i + 7) / 8), 'document.pdf', 'application/pdf', 52000, '1B2M2Y8AsgTpgAmY7PhCfg==',
       '{}', 'attached', kind, position, bench_time(-600), bench_time(-600)
FROM numbers JOIN kinds ON n = (i - 1) % 8 + 1;

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
