<?php
// One walk through all namespaces with generated clients; each step is held against what the documents promise.

declare(strict_types=1);

require 'vendor/autoload.php';

use Dossier\Account\Model\{AccountError, AccountProfileInvalid, AccountProfileUpdate, AccountTokenRequest, UpdateProfile400Response};
use Dossier\Account\ObjectSerializer;
use Dossier\Auth\Model\{Login, Problem, Registration};
use Dossier\Carowner\Model\{CarOwnerError, CarOwnerProfileUpdate};
use Dossier\Driver\Model\{DriverContentType, DriverDirectUploadRequest, DriverEnglishLevel, DriverError, DriverErrors};
use Dossier\Driver\Model\{DriverProfileCreate, DriverProfileCreateFields, DriverProfileUpdate, DriverProfileUpdateFields, DriverUpload};
use Dossier\Manage\Model\{Forbidden, NotFound, PreconditionFailed};
use Dossier\Manage\Model\{ManageDocumentKind, ManageDocumentStatus, ManageDocumentVerdict, ManageProfileChange};
use GuzzleHttp\Client;

/** Fails unless both are the same. */
function same(mixed $found, mixed $expected): void
{
    $found === $expected or throw new Exception(json_encode($found) . ' instead of ' . json_encode($expected));
}

/** What came back, if it came with that status: the data, and the tag of the profile. */
function answered(int $status, array $response): array
{
    same($response[1], $status);
    return [$response[0], $response[2]['etag'][0] ?? $response[2]['ETag'][0] ?? null];
}

/** What was refused, if it was with that status and as that type; then the headers and the body. */
function refused(int $status, ?string $type, callable $call): array
{
    try {
        $call();
    } catch (Exception $refusal) {
        method_exists($refusal, 'getResponseObject') or throw $refusal;
        same($refusal->getCode(), $status);
        $error = $refusal->getResponseObject();
        same($type === null ? null : get_class($error), $type);
        return [$error, array_change_key_case($refusal->getResponseHeaders()), $refusal->getResponseBody()];
    }
    throw new Exception("an answer instead of $status");
}

/** The configuration of a client: where the server is, and whose token is sent. */
function configured(string $configuration, string $path, ?string $token = null): object
{
    return (new $configuration())->setHost(getenv('URL') . $path)->setAccessToken($token);
}

$http = new Client();

// Auth: register; the same address again is a conflict.
$auth = new Dossier\Auth\Api\TokensApi($http, configured(Dossier\Auth\Configuration::class, ''));
$who = new Registration(['email' => 'php@example.com', 'password' => 'correct horse battery']);
[$pair] = answered(201, $auth->registerWithHttpInfo($who));
same($pair->getUser()->getEmail(), $who->getEmail());
[$taken] = refused(409, Problem::class, fn () => $auth->register($who));
$wrong = $taken->getErrors()[0];
same([$taken->getCode(), $wrong->getName(), $wrong->getReason()], ['conflict', 'email', 'unique']);
$token = $pair->getAccessToken();
$id = $pair->getUser()->getUid();

// CarOwner: read, read again what has not changed, change, change what somebody else has changed.
$owner = new Dossier\Carowner\Api\ProfileApi($http, configured(Dossier\Carowner\Configuration::class, '', $token));
[$read, $tag] = answered(200, $owner->getProfileWithHttpInfo());
same($read->getFirstName(), null);
refused(304, null, fn () => $owner->getProfile($tag));
$change = new CarOwnerProfileUpdate(['first_name' => 'Ada', 'last_name' => 'King', 'phone_number' => '+4799999999']);
[$changed, $next] = answered(200, $owner->updateProfileWithJsonWithHttpInfo($change, $tag));
same($changed->getFirstName(), 'Ada');
same(is_string($next) && $next !== $tag, true);
[$stale] = refused(412, CarOwnerError::class, fn () => $owner->updateProfileWithJson($change, $tag));
same($stale->getError()->getCode(), 'precondition_failed');

// Account: without an API key; the same person; a picture, which both APIs take; a new address without proof; as many proofs as there may be.
$settings = configured(Dossier\Account\Configuration::class, '/api/v1', $token);
$account = new Dossier\Account\Api\ProfileApi($http, $settings);
[$forbidden] = refused(403, AccountError::class, fn () => $account->getProfile());
same($forbidden->getStatusCode(), 403);
$settings->setApiKey('apikey', getenv('API_KEY'));
[$shown] = answered(200, $account->getProfileWithHttpInfo());
$person = $shown->getData()->getUserProfile()[0];
same([$person->getFirstName(), $person->getPhoneCode()], ['Ada', '+47']);
$file = new SplFileObject(getenv('PICTURE'));
[$pictured] = answered(200, $account->uploadProfileImageWithHttpInfo($file));
$picture = $http->get($pictured->getData()->getProfileImage());
same([$picture->getStatusCode(), $picture->getHeaderLine('Content-Type')], [200, 'image/png']);
[$again] = answered(200, $owner->updateProfileWithFormDataWithHttpInfo(file: $file));
same($again->getProfileImage() === $pictured->getData()->getProfileImage(), false);
$email = 'new.php@example.com';
// Two types are possible; this client gives the simpler one by itself.
$change = new AccountProfileUpdate(['email' => $email]);
[, , $body] = refused(400, UpdateProfile400Response::class, fn () => $account->updateProfile($change));
$unproved = ObjectSerializer::deserialize($body, AccountProfileInvalid::class);
same($unproved->getErrors()->getTokenField(), ['This field is required.']);
for ($sent = 0; $sent < 5; $sent++) {
    [$proof] = answered(200, $account->generateTokenWithHttpInfo(new AccountTokenRequest(['email' => $email])));
    same($proof->getData()->getSuccess(), true);
}
[$throttled, $headers] = refused(429, AccountError::class, fn () => $account->generateToken(new AccountTokenRequest(['email' => $email])));
same($throttled->getErrors()->getDetail() === '', false);
same((int) $headers['retry-after'][0] > 0, true);

// Driver: no profile yet; one with a day that no calendar has; a good one; a document that is sent ahead and attached.
$driving = configured(Dossier\Driver\Configuration::class, '', $token);
$driver = new Dossier\Driver\Api\ProfileApi($http, $driving);
[$nothing] = refused(404, DriverError::class, fn () => $driver->getProfile());
same($nothing->getError(), 'Not Found');
$licence = ['first_name' => 'Ada', 'last_name' => 'King', 'postcode' => 'Y6 5DN', 'contact_phone_number' => '07366 916627'];
$fields = new DriverProfileCreateFields([...$licence, 'birth_date' => '1990-02-30', 'start_date' => '2026-03-01']);
[$invalid] = refused(422, DriverErrors::class, fn () => $driver->createProfile(new DriverProfileCreate(['profile' => $fields])));
same($invalid->getErrors()['birth_date'], ['is invalid']);
$fields->setBirthDate('1990-02-28');
[$created, $tagOfDriver] = answered(200, $driver->createProfileWithHttpInfo(new DriverProfileCreate(['profile' => $fields])));
same($created->getProfile()->getBirthDate()->format('Y-m-d'), $fields->getBirthDate());
same(is_string($tagOfDriver), true);

$bytes = file_get_contents(getenv('DOCUMENT'));
$blob = new DriverUpload(['filename' => 'dbs.pdf', 'byte_size' => strlen($bytes), 'checksum' => base64_encode(md5($bytes, true))]);
$blob->setContentType(DriverContentType::APPLICATION_PDF);
$uploads = new Dossier\Driver\Api\DirectUploadsApi($http, $driving);
[$upload] = answered(200, $uploads->createDirectUploadWithHttpInfo(new DriverDirectUploadRequest(['blob' => $blob])));
$target = $upload->getDirectUpload();
same($http->put($target->getUrl(), ['headers' => $target->getHeaders(), 'body' => $bytes])->getStatusCode(), 204);
$attach = new DriverProfileUpdateFields([...$licence, 'english_level' => DriverEnglishLevel::NATIVE, 'dbs' => $upload->getSignedId()]);
[$attached] = answered(200, $driver->updateProfileWithHttpInfo(new DriverProfileUpdate(['profile' => $attach]), $tagOfDriver));
$dbs = $attached->getProfile()->getDbs();
same($dbs->getFilename(), 'dbs.pdf');
same((string) $http->get($dbs->getUrl())->getBody(), $bytes);

// Manage: what consoles know of this user; what only staff may say.
$mine = configured(Dossier\Manage\Configuration::class, '', $token);
$console = new Dossier\Manage\Api\ProfilesApi($http, $mine);
[$nothing] = refused(404, NotFound::class, fn () => $console->getUserProfile($id));
same($nothing->getCode(), 'not_found');
$facts = new ManageProfileChange(['timezone' => 'Europe/Oslo', 'attributes' => ['theme' => 'dark']]);
[$kept, $tagOfConsole] = answered(200, $console->upsertUserProfileWithHttpInfo($id, $facts));
same([$kept->getTimezone(), (array) $kept->getAttributes()], ['Europe/Oslo', ['theme' => 'dark']]);
refused(304, null, fn () => $console->getUserProfile($id, $tagOfConsole));
[$old] = refused(412, PreconditionFailed::class, fn () => $console->upsertUserProfile($id, $facts, $tag));
same($old->getCode(), 'precondition_failed');
$approval = new ManageDocumentVerdict(['status' => ManageDocumentStatus::APPROVED]);
$review = [$id, ManageDocumentKind::DBS, $approval];
[$forbidden] = refused(403, Forbidden::class, fn () => (new Dossier\Manage\Api\DriversApi($http, $mine))->reviewDocument(...$review));
same($forbidden->getCode(), 'forbidden');
[$staff] = answered(200, $auth->loginWithHttpInfo(new Login(['email' => getenv('STAFF_EMAIL'), 'password' => getenv('STAFF_PASSWORD')])));
$office = new Dossier\Manage\Api\DriversApi($http, configured(Dossier\Manage\Configuration::class, '', $staff->getAccessToken()));
[$verdict] = answered(200, $office->reviewDocumentWithHttpInfo(...$review));
same([$verdict->getKind(), $verdict->getStatus()], ['dbs', 'approved']);

// Auth: sign out; the token is void.
$mine = new Dossier\Auth\Api\TokensApi($http, configured(Dossier\Auth\Configuration::class, '', $token));
answered(204, $mine->logoutWithHttpInfo());
[$out, $headers] = refused(401, CarOwnerError::class, fn () => $owner->getProfile());
same($out->getError()->getCode(), 'unauthorized');
same(str_starts_with($headers['www-authenticate'][0], 'Bearer'), true);
