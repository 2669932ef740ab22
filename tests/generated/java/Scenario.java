import com.fasterxml.jackson.databind.ObjectMapper;
import dossier.ApiClient;
import dossier.ApiException;
import dossier.ApiResponse;
import dossier.account.model.AccountError;
import dossier.account.model.AccountProfileInvalid;
import dossier.account.model.AccountProfileUpdate;
import dossier.account.model.AccountTokenRequest;
import dossier.auth.TokensApi;
import dossier.auth.model.Login;
import dossier.auth.model.Problem;
import dossier.auth.model.Registration;
import dossier.carowner.model.CarOwnerError;
import dossier.carowner.model.CarOwnerProfileUpdate;
import dossier.driver.DirectUploadsApi;
import dossier.driver.model.*;
import dossier.manage.DriversApi;
import dossier.manage.ProfilesApi;
import dossier.manage.model.*;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One walk through all namespaces with generated clients; each step is held against what the documents promise. */
class Scenario {
    static final ObjectMapper JSON = ApiClient.createDefaultObjectMapper();
    static final HttpClient HTTP = HttpClient.newHttpClient();

    /** A call that may be refused. */
    interface Call {
        Object make() throws ApiException;
    }

    static void same(Object found, Object expected) {
        if (!Objects.equals(found, expected)) throw new AssertionError(found + " instead of " + expected);
    }

    /** What came back, if it came with that status. */
    static <T> T answered(int status, ApiResponse<T> response) {
        same(response.getStatusCode(), status);
        return response.getData();
    }

    /** Why the call was not answered, if it was with that status. */
    static ApiException refused(int status, Call call) {
        try {
            throw new AssertionError(call.make() + " instead of " + status);
        } catch (ApiException refusal) {
            same(refusal.getCode(), status);
            return refusal;
        }
    }

    /** The same, as what the document says of that status. */
    static <E> E refused(int status, Class<E> type, Call call) throws Exception {
        return JSON.readValue(refused(status, call).getResponseBody(), type);
    }

    static String tag(ApiResponse<?> response) {
        return response.getHeaders().get("etag").get(0);
    }

    /** A client of whoever has these headers, names and values. */
    static ApiClient client(String path, String... headers) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(System.getenv("URL") + path);
        if (headers.length > 0) client.setRequestInterceptor(request -> request.headers(headers));
        return client;
    }

    static HttpResponse<byte[]> fetch(URI uri) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    public static void main(String[] arguments) throws Exception {
        // Auth: register; the same address again is a conflict.
        var auth = new TokensApi(client(""));
        var who = new Registration().email("java@example.com").password("correct horse battery");
        var pair = answered(201, auth.registerWithHttpInfo(who));
        same(pair.getUser().getEmail(), who.getEmail());
        var taken = refused(409, Problem.class, () -> auth.register(who));
        var wrong = taken.getErrors().get(0);
        same(List.of(taken.getCode(), wrong.getName(), wrong.getReason()), List.of("conflict", "email", "unique"));
        String[] bearer = {"Authorization", "Bearer " + pair.getAccessToken()};
        var id = pair.getUser().getUid().toString();

        // CarOwner: read, read again what has not changed, change, change what somebody else has changed.
        var owner = new dossier.carowner.ProfileApi(client("", bearer));
        var read = owner.getProfileWithHttpInfo(null);
        same(answered(200, read).getFirstName(), null);
        var tag = tag(read);
        refused(304, () -> owner.getProfile(tag));
        var change = new CarOwnerProfileUpdate().firstName("Ada").lastName("King").phoneNumber("+4799999999");
        var changed = owner.updateProfileWithHttpInfo(change, tag);
        same(answered(200, changed).getFirstName(), "Ada");
        same(tag(changed).equals(tag), false);
        var stale = refused(412, CarOwnerError.class, () -> owner.updateProfile(change, tag));
        same(stale.getError().getCode(), "precondition_failed");

        // Account: without an API key; the same person; a picture; a new address without proof; as many proofs as there may be.
        var keyless = new dossier.account.ProfileApi(client("/api/v1", bearer));
        same(refused(403, AccountError.class, () -> keyless.getProfile(null, null)).getStatusCode(), 403);
        var account = new dossier.account.ProfileApi(client("/api/v1", bearer[0], bearer[1], "apikey", System.getenv("API_KEY")));
        var person = answered(200, account.getProfileWithHttpInfo(null, null)).getData().getUserProfile().get(0);
        same(List.of(person.getFirstName(), person.getPhoneCode()), List.of("Ada", "+47"));
        var file = new File(System.getenv("PICTURE"));
        // This client fails without the second file, though it may be absent: the picture is its own crop.
        var pictured = answered(200, account.uploadProfileImageWithHttpInfo(file, null, null, file)).getData().getProfileImage();
        var picture = fetch(pictured);
        same(List.of(picture.statusCode(), picture.headers().firstValue("Content-Type").get()), List.of(200, "image/png"));
        var email = "new.java@example.com";
        var move = new AccountProfileUpdate().email(email);
        var unproved = refused(400, AccountProfileInvalid.class, () -> account.updateProfile(move, null, null));
        same(unproved.getErrors().getTokenField(), List.of("This field is required."));
        for (int sent = 0; sent < 5; sent += 1) {
            same(answered(200, account.generateTokenWithHttpInfo(new AccountTokenRequest().email(email))).getData().getSuccess(), true);
        }
        var throttled = refused(429, () -> account.generateToken(new AccountTokenRequest().email(email)));
        same(JSON.readValue(throttled.getResponseBody(), AccountError.class).getErrors().getDetail().isEmpty(), false);
        same(throttled.getResponseHeaders().firstValueAsLong("Retry-After").getAsLong() > 0, true);

        // Driver: no profile yet; one with a day that no calendar has; a good one; a document that is sent ahead and attached.
        var driver = new dossier.driver.ProfileApi(client("", bearer));
        same(refused(404, DriverError.class, () -> driver.getProfile(null)).getError(), "Not Found");
        var fields = new DriverProfileCreateFields().firstName("Ada").lastName("King").postcode("Y6 5DN").contactPhoneNumber("07366 916627");
        fields.birthDate("1990-02-30").startDate("2026-03-01");
        var invalid = refused(422, DriverErrors.class, () -> driver.createProfile(new DriverProfileCreate().profile(fields)));
        same(invalid.getErrors().get("birth_date"), List.of("is invalid"));
        fields.birthDate("1990-02-28");
        var created = driver.createProfileWithHttpInfo(new DriverProfileCreate().profile(fields));
        same(answered(200, created).getProfile().getBirthDate().toString(), fields.getBirthDate());

        var bytes = Files.readAllBytes(Path.of(System.getenv("DOCUMENT")));
        var checksum = Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        var blob = new DriverUpload().filename("dbs.pdf").byteSize((long) bytes.length).checksum(checksum);
        blob.contentType(DriverContentType.APPLICATION_PDF);
        var uploads = new DirectUploadsApi(client("", bearer));
        var upload = answered(200, uploads.createDirectUploadWithHttpInfo(new DriverDirectUploadRequest().blob(blob))).getDriverBlob();
        var target = upload.getDirectUpload();
        var put = HttpRequest.newBuilder(target.getUrl()).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
        target.getHeaders().forEach(put::header);
        same(HTTP.send(put.build(), HttpResponse.BodyHandlers.discarding()).statusCode(), 204);
        var attach = new DriverProfileUpdateFields().firstName("Ada").lastName("King").postcode("Y6 5DN").contactPhoneNumber("07366 916627");
        attach.englishLevel(DriverEnglishLevel.NATIVE).dbs(upload.getSignedId());
        var attached = driver.updateProfileWithHttpInfo(new DriverProfileUpdate().profile(attach), tag(created));
        var dbs = answered(200, attached).getProfile().getDbs();
        same(dbs.getFilename(), "dbs.pdf");
        same(Arrays.equals(fetch(dbs.getUrl()).body(), bytes), true);

        // Manage: what consoles know of this user; what only staff may say.
        var console = new ProfilesApi(client("", bearer));
        same(refused(404, NotFound.class, () -> console.getUserProfile(id, null)).getCode(), NotFound.CodeEnum.NOT_FOUND);
        var facts = new ManageProfileChange().timezone("Europe/Oslo").attributes(Map.of("theme", "dark"));
        var kept = console.upsertUserProfileWithHttpInfo(id, facts, null);
        same(List.of(answered(200, kept).getTimezone(), kept.getData().getAttributes()), List.of(facts.getTimezone(), facts.getAttributes()));
        refused(304, () -> console.getUserProfile(id, tag(kept)));
        var old = refused(412, PreconditionFailed.class, () -> console.upsertUserProfile(id, facts, tag));
        same(old.getCode(), PreconditionFailed.CodeEnum.PRECONDITION_FAILED);
        var approval = new ManageDocumentVerdict().status(ManageDocumentStatus.APPROVED);
        var mine = new DriversApi(client("", bearer));
        var forbidden = refused(403, Forbidden.class, () -> mine.reviewDocument(id, ManageDocumentKind.DBS, approval, null));
        same(forbidden.getCode(), Forbidden.CodeEnum.FORBIDDEN);
        var login = new Login().email(System.getenv("STAFF_EMAIL")).password(System.getenv("STAFF_PASSWORD"));
        var staff = answered(200, auth.loginWithHttpInfo(login)).getAccessToken();
        var office = new DriversApi(client("", "Authorization", "Bearer " + staff));
        var verdict = answered(200, office.reviewDocumentWithHttpInfo(id, ManageDocumentKind.DBS, approval, null));
        same(List.of(verdict.getKind(), verdict.getStatus()), List.of(ManageDocumentKind.DBS, ManageDocumentStatus.APPROVED));

        // Auth: sign out; the token is void.
        answered(204, new TokensApi(client("", bearer)).logoutWithHttpInfo());
        var out = refused(401, () -> owner.getProfile(null));
        same(JSON.readValue(out.getResponseBody(), CarOwnerError.class).getError().getCode(), "unauthorized");
        same(out.getResponseHeaders().firstValue("WWW-Authenticate").get().startsWith("Bearer"), true);
    }
}
