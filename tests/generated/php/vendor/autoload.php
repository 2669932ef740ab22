<?php
// What Composer does elsewhere: finds the classes of the clients, and Guzzle where Debian has it.
require '/usr/share/php/GuzzleHttp/autoload.php';

spl_autoload_register(function (string $class): void {
    if (preg_match('/^Dossier\\\\(\w+)\\\\(.+)$/', $class, $parts)) {
        require dirname(__DIR__) . '/' . strtolower($parts[1]) . '/lib/' . strtr($parts[2], '\\', '/') . '.php';
    }
});
