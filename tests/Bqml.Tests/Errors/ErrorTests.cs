using Bqml.Tests.Support;

namespace Bqml.Tests.Errors;

public class ErrorTests
{
    [Fact]
    public async Task The_message_of_a_refused_query_tells_everything()
    {
        var error = await Fails(400, "invalidQuery", "Unrecognized name: bodymass at [1:8]");
        Assert.Equal(
            """
            Could not run the query: Unrecognized name: bodymass at [1:8]
            What to do: Correct the statement where the message says; the numbers in brackets are line and column.
            Reason: invalidQuery (HTTP 400)
            Location: q
            Statement: SELECT x FROM t
            """.ReplaceLineEndings("\n"), error.Message);
        Assert.Equal("q", error.Location);
        Assert.Null(error.JobId);
    }

    [Fact]
    public async Task The_message_of_a_failed_job_names_the_job()
    {
        var handler = new ScriptedHandler().ThenJson(Json.Job("DONE", "duplicate", "Already Exists: Model my-project:ml.m"));
        await using var client = new TestClient(handler);
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => client.CreateModelAsync(new BigQueryCommand("CREATE MODEL ml.m AS SELECT 1"), "`ml.m`"));
        Assert.StartsWith("bqml_", error.JobId, StringComparison.Ordinal);
        Assert.Equal("EU", error.JobLocation);
        Assert.Null(error.HttpStatus);
        Assert.Equal(
            $"""
            Could not create the model: Already Exists: Model my-project:ml.m
            What to do: To train again use CreateMode.CreateOrReplace, to keep what is there CreateMode.CreateIfNotExists; otherwise choose another name.
            Reason: duplicate
            Job: {error.JobId} in EU
            Statement: CREATE MODEL ml.m AS SELECT 1
            """.ReplaceLineEndings("\n"), error.Message);
    }

    [Theory]
    [InlineData("Access Denied: Project p: User does not have bigquery.jobs.create permission in project p.", "roles/bigquery.jobUser", "bigquery.jobs.create")]
    [InlineData("Access Denied: Table p:d.t: User does not have permission to query table p:d.t (bigquery.tables.getData).", "roles/bigquery.dataViewer", "bigquery.tables.getData")]
    [InlineData("Access Denied: Dataset p:d: Permission bigquery.models.create denied on dataset p:d", "roles/bigquery.dataEditor", "bigquery.models.create")]
    [InlineData("User does not have bigquery.connections.use permission for connection p.us.c", "roles/bigquery.connectionUser", "bigquery.connections.use")]
    [InlineData("Access Denied: needs bigquery.rowAccessPolicies.create", "a role that has", "bigquery.rowAccessPolicies.create")]
    [InlineData("Access Denied", "roles/bigquery.jobUser", "roles/bigquery.dataViewer")]
    public async Task A_403_says_which_role_to_grant(string message, string role, string permission)
    {
        var error = await Fails(403, "accessDenied", message);
        Assert.Contains(role, error.Remedy, StringComparison.Ordinal);
        Assert.Contains(permission, error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "notFound", "DefaultDataset")]
    [InlineData(403, "quotaExceeded", "quota")]
    [InlineData(403, "accessNotConfigured", "Enable the BigQuery API")]
    [InlineData(403, "billingNotEnabled", "billing")]
    [InlineData(400, "bytesBilledLimitExceeded", "MaximumBytesBilled")]
    [InlineData(403, "responseTooLarge", "fewer")]
    [InlineData(400, "stopped", "cancelled")]
    [InlineData(401, "required", "gcloud auth application-default login")]
    [InlineData(401, null, "gcloud auth application-default login")]
    [InlineData(413, null, "fewer rows")]
    [InlineData(418, "teapot", "Error messages")]
    public async Task Every_error_says_what_to_do(int status, string? reason, string remedy)
    {
        var error = await Fails(status, reason, "no");
        Assert.Contains(remedy, error.Remedy, StringComparison.Ordinal);
        Assert.Contains(error.Remedy, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"error\":\"invalid_grant\",\"error_description\":\"Bad Request\"}", 400, "authentication")]
    [InlineData("<html><head><title>502</title></head></html>", 404, "notFound")]
    [InlineData("", 403, "accessDenied")]
    [InlineData("{\"error\":{\"message\":\"cut", 409, "duplicate")]
    [InlineData("[]", 400, "invalid")]
    public async Task An_error_without_BigQuerys_object_is_told_by_its_status(string body, int status, string reason)
    {
        var handler = new ScriptedHandler().ThenJson(body, status);
        await using var client = new TestClient(handler);
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => Words.ReadAsync(client));
        Assert.Equal(reason, error.Reason);
        Assert.Equal(status, error.HttpStatus);
    }

    [Fact]
    public async Task A_long_statement_is_cut_in_the_message_only()
    {
        var text = "SELECT " + new string('x', 10_000);
        await using var client = new TestClient(new ScriptedHandler().ThenError(400, "invalidQuery", "no"));
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => client.QueryAsync(new BigQueryCommand(text), Words.Reader).ToListAsync().AsTask());
        Assert.Equal(text, error.Statement);
        Assert.InRange(error.Message.Length, 2_000, 3_000);
    }

    [Fact]
    public async Task Parameters_values_are_not_in_the_message()
    {
        await using var client = new TestClient(new ScriptedHandler().ThenError(400, "invalidQuery", "no"));
        BigQuerySql sql = $"SELECT {"a secret"}";
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => client.QueryAsync(sql.ToCommand(), Words.Reader).ToListAsync().AsTask());
        Assert.DoesNotContain("a secret", error.ToString(), StringComparison.Ordinal);
    }

    private static async Task<BigQueryMLException> Fails(int status, string? reason, string message)
    {
        await using var client = new TestClient(new ScriptedHandler().ThenError(status, reason, message));
        return await Assert.ThrowsAsync<BigQueryMLException>(() => Words.ReadAsync(client));
    }
}
