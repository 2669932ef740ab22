-- 100,000 people, and sessions for the first 5,002, of whom one is a service, in the words of both databases. Each brings three functions:
-- bench_id(kind, number), the id of the row of that number, bench_time(seconds), the time that many seconds from now, and bench_hash(number), a hash of
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
