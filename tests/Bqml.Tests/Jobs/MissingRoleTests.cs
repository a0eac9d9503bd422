using Bqml.Tests.Support;

namespace Bqml.Tests.Jobs;

/// <summary>A role that was granted to a connection's service account takes effect within minutes: until then statements fail for it.</summary>
public class MissingRoleTests
{
    private const string Account = "bqcx-123-abcd@gcp-sa-bigquery-condel.iam.gserviceaccount.com";
    private const string Language = "CREATE MODEL `ds.m`\nREMOTE WITH CONNECTION `us.c`\nOPTIONS(\n  ENDPOINT = 'gemini-2.5-flash'\n)";
    private const string Tuned = Language + "\nAS\nSELECT prompt, label FROM t";

    [Theory]
    [InlineData(Language, "does not have the permission to access or use the endpoint", "roles/aiplatform.user")]
    [InlineData(Tuned, "does not have the permission to access the resource", "roles/aiplatform.serviceAgent")]
    [InlineData("CREATE MODEL m REMOTE WITH CONNECTION c OPTIONS(REMOTE_SERVICE_TYPE = 'CLOUD_AI_VISION_V1')", "does not have the permission", "roles/serviceusage.serviceUsageConsumer")]
    [InlineData("CREATE MODEL m REMOTE WITH CONNECTION c OPTIONS(REMOTE_SERVICE_TYPE = 'CLOUD_AI_TRANSLATE_V3')", "does not have the permission", "roles/serviceusage.serviceUsageConsumer roles/cloudtranslate.user")]
    [InlineData("CREATE MODEL m REMOTE WITH CONNECTION c OPTIONS(REMOTE_SERVICE_TYPE = 'CLOUD_AI_TRANSLATE_V3')", "lacks the permission cloudtranslate.generalModels.predict", "roles/cloudtranslate.user")]
    [InlineData("CREATE MODEL m REMOTE WITH CONNECTION c OPTIONS(REMOTE_SERVICE_TYPE = 'CLOUD_AI_DOCUMENT_V1')", "does not have the permission", "roles/serviceusage.serviceUsageConsumer roles/documentai.viewer")]
    [InlineData("CREATE MODEL m REMOTE WITH CONNECTION c OPTIONS(REMOTE_SERVICE_TYPE = 'CLOUD_AI_SPEECH_TO_TEXT_V2')", "does not have the permission", "roles/serviceusage.serviceUsageConsumer roles/speech.client")]
    [InlineData("SELECT * FROM AI.GENERATE_TEXT(MODEL m, TABLE t)", "lacks the permission aiplatform.endpoints.predict", "roles/aiplatform.user")]
    public async Task A_statement_is_sent_again_until_the_role_has_taken_effect(string statement, string message, string roles)
    {
        var heard = new List<MissingRole>();
        var handler = new ScriptedHandler().ThenError(403, "accessDenied", $"{Account} {message}.").ThenJson(Json.Job("DONE", "accessDenied", $"{Account} {message}.")).ThenJson(Json.Job("DONE"));
        await using var client = new TestClient(handler, new BigQueryMLOptions { TimeProvider = new InstantTime(), RoleMissing = heard.Add });
        await client.ExecuteAsync(new BigQueryCommand(statement));
        Assert.Equal(0, handler.StepsLeft);
        Assert.Equal(2, heard.Count);
        Assert.All(heard, role =>
        {
            Assert.Equal(Account, role.ServiceAccount);
            Assert.Equal(roles.Split(' '), role.Roles);
            Assert.Equal(roles.Split(' ').Select(static name => $"gcloud projects add-iam-policy-binding my-project --member='serviceAccount:{Account}' --role='{name}'"), role.Commands);
        });
    }

    private const string ObjectTable = "CREATE OR REPLACE EXTERNAL TABLE `ds.t`\nWITH CONNECTION `us.c`\nOPTIONS(\n  object_metadata = 'SIMPLE',\n  uris = ['gs://first-bucket/a/*', 'gs://second/b/*.png', 'gs://second/c/*']\n)";

    [Theory]
    [InlineData(ObjectTable, "does not have storage.objects.list access to the Google Cloud Storage bucket. Permission 'storage.objects.list' denied on resource (or it may not exist).", "first-bucket second")]
    [InlineData(ObjectTable, "does not have permission to access gs://second/b/*.png", "second")]
    [InlineData("SELECT * FROM AI.GENERATE_TEXT(MODEL m, TABLE t)", "does not have storage.objects.get access. Permission 'storage.objects.get' denied on gs://other.example.com/a.png.", "other.example.com")]
    [InlineData("SELECT * FROM `ds.t`", "lacks the permission storage.objects.list", "")]
    public async Task Objects_are_read_by_a_role_on_their_buckets(string statement, string message, string buckets)
    {
        var heard = new List<MissingRole>();
        var handler = new ScriptedHandler().ThenError(403, "accessDenied", $"{Account} {message}").ThenJson(Json.Job("DONE"));
        await using var client = new TestClient(handler, new BigQueryMLOptions { TimeProvider = new InstantTime(), RoleMissing = heard.Add });
        await client.ExecuteAsync(new BigQueryCommand(statement));
        var role = Assert.Single(heard);
        Assert.Equal(["roles/storage.objectViewer"], role.Roles);
        var places = buckets.Length == 0 ? ["gcloud projects add-iam-policy-binding my-project"] : buckets.Split(' ').Select(static bucket => $"gcloud storage buckets add-iam-policy-binding gs://{bucket}");
        Assert.Equal(places.Select(static place => $"{place} --member='serviceAccount:{Account}' --role='roles/storage.objectViewer'"), role.Commands);
    }

    [Fact]
    public async Task A_query_is_sent_again_too()
    {
        var handler = new ScriptedHandler().ThenError(400, "invalidQuery", $"{Account} does not have the permission to access or use the endpoint.").ThenJson(Words.Page(["a"]));
        await using var client = new TestClient(handler);
        Assert.Equal(["a"], await Words.ReadAsync(client));
    }

    [Fact]
    public async Task A_role_that_never_comes_is_an_error_with_the_commands_to_grant_it()
    {
        var handler = new ScriptedHandler().Repeat(100, script => script.ThenError(403, "accessDenied", $"{Account} does not have the permission to access or use the endpoint."));
        await using var client = new TestClient(handler, new BigQueryMLOptions { TimeProvider = new InstantTime(), RetryDeadline = TimeSpan.FromMinutes(1) });
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => client.CreateModelAsync(new BigQueryCommand(Language), "`ds.m`"));
        Assert.Equal("accessDenied", error.Reason);
        Assert.Contains($"gcloud projects add-iam-policy-binding my-project --member='serviceAccount:{Account}' --role='roles/aiplatform.user'", error.Remedy, StringComparison.Ordinal);
        Assert.Matches(@"\(tried \d+ times in \d+ s\)", error.Summary);
    }

    [Theory]
    [InlineData("User does not have bigquery.jobs.create permission in project my-project.")]
    [InlineData("Not found: Connection " + Account)]
    [InlineData("reader@my-project.iam.gserviceaccount.com does not have the permission bigquery.tables.getData")]
    public async Task Other_refusals_are_not_waited_for(string message)
    {
        var handler = new ScriptedHandler().ThenError(403, "accessDenied", message);
        await using var client = new TestClient(handler);
        await Assert.ThrowsAsync<BigQueryMLException>(() => client.ExecuteAsync(new BigQueryCommand(Language)));
        Assert.Equal(0, handler.StepsLeft);
    }
}
