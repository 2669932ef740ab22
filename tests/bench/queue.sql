-- 10,000 events that wait for one person, and nothing else of theirs, in the words of both databases. What is said is a few words long.

DELETE FROM events WHERE user_uid = bench_id('user', 5002);
DELETE FROM event_feeds WHERE user_uid = bench_id('user', 5002);

INSERT INTO event_feeds (user_uid, presence, present_until, last_id, delivered_id) VALUES (bench_id('user', 5002), 'offline', bench_time(0), 10000, 0);

INSERT INTO events (user_uid, id, kind, created_at, data)
WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < 10000)
SELECT bench_id('user', 5002), i, 'ride.assigned', bench_time(-60), '{"ride":' || i || ',"where":"Long Example Street, Some Town"}'
FROM numbers;
