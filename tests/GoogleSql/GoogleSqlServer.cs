using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Grpc.Core;
using Grpc.Net.Client;

namespace Bqml.Testing.GoogleSql;

/// <summary>Where and why the parser refused a text. Line and column are 1-based; 0 when unknown.</summary>
public sealed record SqlSyntaxError(int Line, int Column, string Message);

/// <summary>Google's own GoogleSQL parser and evaluator: one server process on a loopback port, shared by a test run.</summary>
/// <remarks>The server is a binary of the npm package @fivetrandevelopers/zetasql (ZetaSQL 2023.08.1), installed by <c>npm ci</c> in tests/GoogleSql.</remarks>
public sealed partial class GoogleSqlServer
{
    // The shell waits on a pipe that this process holds. However this process ends, the pipe closes and the server ends with it.
    private const string Watchdog = "\"$0\" 127.0.0.1 \"$1\" >/dev/null 2>&1 & p=$!; while read -r _; do :; done; kill -9 $p 2>/dev/null";

    // Not among the server's "maximum features", but BigQuery has them: remote models, AS (training_data AS ..., custom_holiday AS ...),
    // INTERVAL, grouping sets, GROUPING(), collation, CREATE TABLE ... CLONE, ALTER COLUMN ... SET DATA TYPE and a few more of DDL.
    private static readonly ulong[] s_features = [14009, 14016, 49, 14020, 14021, 13027, 60, 62, 47, 86, 91];

    private static readonly Lazy<Task<GoogleSqlServer>> s_shared = new(StartAsync);
    private static readonly Method<byte[], byte[]> s_languageOptions = Unary("GetLanguageOptions");
    private static readonly Method<byte[], byte[]> s_analyzerOptions = Unary("GetAnalyzerOptions");
    private static readonly Method<byte[], byte[]> s_parse = Unary("Parse");
    private static readonly Method<byte[], byte[]> s_format = Unary("FormatSql");
    private static readonly Method<byte[], byte[]> s_analyze = Unary("Analyze");
    private static readonly Method<byte[], byte[]> s_evaluate = Unary("Evaluate");
    private static readonly Method<byte[], byte[]> s_unprepare = Unary("Unprepare");

    private readonly Process _shell;
    private readonly CallInvoker _invoker;
    private readonly byte[] _parseOptions;
    private readonly byte[] _evaluateOptions;
    private readonly byte[] _analyzeOptions;
    private readonly byte[] _builtins;

    private GoogleSqlServer(Process shell, CallInvoker invoker, byte[] parseOptions, byte[] evaluateOptions, byte[] analyzeOptions, byte[] builtins) =>
        (_shell, _invoker, _parseOptions, _evaluateOptions, _analyzeOptions, _builtins) = (shell, invoker, parseOptions, evaluateOptions, analyzeOptions, builtins);

    /// <summary>The server of this test run; started by the first caller.</summary>
    public static Task<GoogleSqlServer> Shared => s_shared.Value;

    /// <summary>Where the server's binary is, or null when <c>npm ci</c> was not run in tests/GoogleSql.</summary>
    public static string? Binary
    {
        get
        {
            var architecture = System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "_arm" : "";
            var name = $"remote_server{architecture}{(OperatingSystem.IsMacOS() ? "" : ".so")}";
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                var binary = Path.Combine(folder.FullName, "tests", "GoogleSql", "node_modules", "@fivetrandevelopers", "zetasql", "lib", "zetasql", name);
                if (File.Exists(binary)) return binary;
            }
            return null;
        }
    }

    /// <summary>Parses a statement, or several separated by semicolons. Null when the text is accepted.</summary>
    public async Task<SqlSyntaxError?> ParseAsync(string sql, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(sql)) return new SqlSyntaxError(1, 1, "The text holds no statement.");
        while (true)
        {
            using var request = new MemoryStream();
            request.Bytes(1, Encoding.UTF8.GetBytes(sql)).Write(_parseOptions); // ParseRequest.sql_statement
            try
            {
                await CallAsync(s_parse, request.ToArray(), cancellationToken).ConfigureAwait(false);
                return null;
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.InvalidArgument)
            {
                var error = ToError(e.Status.Detail);
                // BigQuery and later releases of this parser accept CONNECTION DEFAULT; an equally long stand-in keeps every position.
                if (!error.Message.Contains("keyword DEFAULT", StringComparison.Ordinal) || !ConnectionDefault().IsMatch(sql)) return error;
                sql = ConnectionDefault().Replace(sql, "$1`dfl_t`", 1);
            }
        }
    }

    /// <summary>The statement as Google's own formatter lays it out: two statements with the same layout have the same syntax.</summary>
    /// <exception cref="InvalidOperationException">The statement is refused.</exception>
    public async Task<string> FormatAsync(string sql, CancellationToken cancellationToken = default)
    {
        try
        {
            // FormatSqlRequest.sql, FormatSqlResponse.sql
            return Encoding.UTF8.GetString(ProtocolBuffers.FindBytes(await CallAsync(s_format, new MemoryStream().Bytes(1, Encoding.UTF8.GetBytes(sql)).ToArray(), cancellationToken).ConfigureAwait(false), 1) ?? []);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.InvalidArgument)
        {
            throw new InvalidOperationException($"{e.Status.Detail} in {sql}", e);
        }
    }

    /// <summary>What a statement means with a catalogue: its columns, where it is a query.</summary>
    /// <returns>The columns of a query, <c>uri STRING</c>; none for other statements. The error is null when the statement is accepted.</returns>
    public async Task<(IReadOnlyList<string> Columns, string? Error)> AnalyzeAsync(string sql, GoogleSqlCatalog catalog, CancellationToken cancellationToken = default)
    {
        using var request = new MemoryStream();
        request.Write(_analyzeOptions);
        // AnalyzeRequest.simple_catalog: name, builtin_function_options; descriptor_pool_list.definitions.builtin; sql_statement
        request.Bytes(2, [.. new MemoryStream().Text(1, "root").Bytes(5, _builtins).ToArray(), .. catalog.Encode()]).Bytes(9, new MemoryStream().Bytes(1, new MemoryStream().Bytes(3, []).ToArray()).ToArray()).Text(5, sql);
        byte[] response;
        try
        {
            response = await CallAsync(s_analyze, request.ToArray(), cancellationToken).ConfigureAwait(false);
        }
        catch (RpcException e) when (e.StatusCode is not StatusCode.Unavailable)
        {
            return ([], e.Status.Detail);
        }
        // AnalyzeResponse.resolved_statement.resolved_query_stmt_node.output_column_list: name, column.type
        if (ProtocolBuffers.FindBytes(response, 1) is not { } statement || ProtocolBuffers.FindBytes(statement, 38) is not { } query) return ([], null);
        return ([.. ProtocolBuffers.FindAll(query, 2).Select(static column => $"{Encoding.UTF8.GetString(ProtocolBuffers.FindBytes(column, 2)!)} {GoogleSqlTypes.Decode(ProtocolBuffers.FindBytes(ProtocolBuffers.FindBytes(column, 3)!, 4)!)}")], null);
    }

    /// <summary>The value of a STRING expression, as Google's engine computes it; null for NULL.</summary>
    /// <exception cref="InvalidOperationException">The expression is refused.</exception>
    public async Task<string?> EvaluateStringAsync(string expression, CancellationToken cancellationToken = default) =>
        // ValueProto.string_value
        ProtocolBuffers.FindBytes(await EvaluateAsync(expression, cancellationToken).ConfigureAwait(false), 8) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>The value of a BYTES expression, as Google's engine computes it; null for NULL.</summary>
    /// <exception cref="InvalidOperationException">The expression is refused.</exception>
    public async Task<byte[]?> EvaluateBytesAsync(string expression, CancellationToken cancellationToken = default) =>
        ProtocolBuffers.FindBytes(await EvaluateAsync(expression, cancellationToken).ConfigureAwait(false), 9); // ValueProto.bytes_value

    private async Task<byte[]> EvaluateAsync(string expression, CancellationToken cancellationToken)
    {
        using var request = new MemoryStream();
        request.Bytes(1, Encoding.UTF8.GetBytes(expression)).Write(_evaluateOptions); // EvaluateRequest.sql
        byte[] response;
        try
        {
            response = await CallAsync(s_evaluate, request.ToArray(), cancellationToken).ConfigureAwait(false);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.InvalidArgument or StatusCode.OutOfRange)
        {
            throw new InvalidOperationException($"{e.Status.Detail} in {expression}", e);
        }
        // EvaluateResponse.prepared.prepared_expression_id: the server keeps the expression until it is told not to.
        if (ProtocolBuffers.FindBytes(response, 4) is { } prepared && ProtocolBuffers.FindInteger(prepared, 1) is { } id)
            await CallAsync(s_unprepare, new MemoryStream().Integer(1, id).ToArray(), cancellationToken).ConfigureAwait(false);
        return ProtocolBuffers.FindBytes(response, 1) ?? [];
    }

    private static async Task<GoogleSqlServer> StartAsync()
    {
        var binary = Binary ?? throw new FileNotFoundException("Google's GoogleSQL server is not installed. Run `npm ci` in tests/GoogleSql.");
        int port;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, UseShellExecute = false };
        foreach (var argument in (string[])["-c", Watchdog, binary, port.ToString(CultureInfo.InvariantCulture)]) start.ArgumentList.Add(argument);
        var shell = Process.Start(start) ?? throw new InvalidOperationException("/bin/sh did not start.");
        var invoker = GrpcChannel.ForAddress($"http://127.0.0.1:{port}", new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { UseProxy = false, EnableMultipleHttp2Connections = true },
            DisposeHttpClient = true,
            MaxReceiveMessageSize = null,
            MaxSendMessageSize = null,
        }).CreateCallInvoker();
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var language = new MemoryStream();
                language.Write(await CallAsync(invoker, s_languageOptions, new MemoryStream().Integer(1, 1).ToArray(), default).ConfigureAwait(false)); // maximum_features
                language.Integer(3, 1); // product_mode = PRODUCT_EXTERNAL: a later value of a field wins
                foreach (var feature in s_features) language.Integer(5, feature); // enabled_language_features
                var options = language.ToArray();

                using var analyzer = new MemoryStream();
                analyzer.Write(await CallAsync(invoker, s_analyzerOptions, [], default).ConfigureAwait(false));
                analyzer.Bytes(1, options); // AnalyzerOptionsProto.language_options
                // The analyzer knows every kind of statement when LanguageOptionsProto.supported_statement_kinds is empty.
                var every = new MemoryStream([.. ProtocolBuffers.Without(analyzer.ToArray(), 1), .. new MemoryStream().Bytes(1, ProtocolBuffers.Without(options, 6)).Integer(10, 1).ToArray()]).ToArray(); // allow_undeclared_parameters
                var builtins = new MemoryStream().Bytes(1, options).ToArray(); // ZetaSQLBuiltinFunctionOptionsProto.language_options
                return new GoogleSqlServer(shell, invoker,
                    new MemoryStream().Bytes(2, options).Integer(4, 1).ToArray(), // ParseRequest.options, allow_script
                    new MemoryStream().Bytes(6, analyzer.ToArray()).ToArray(),    // EvaluateRequest.options
                    new MemoryStream().Bytes(1, every).ToArray(),                 // AnalyzeRequest.options
                    builtins);
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.Unavailable && clock.Elapsed < TimeSpan.FromSeconds(60) && !shell.HasExited)
            {
                await Task.Delay(20).ConfigureAwait(false);
            }
        }
    }

    private Task<byte[]> CallAsync(Method<byte[], byte[]> method, byte[] request, CancellationToken cancellationToken) =>
        _shell.HasExited ? throw new InvalidOperationException("Google's GoogleSQL server ended.") : CallAsync(_invoker, method, request, cancellationToken);

    private static Task<byte[]> CallAsync(CallInvoker invoker, Method<byte[], byte[]> method, byte[] request, CancellationToken cancellationToken) =>
        invoker.AsyncUnaryCall(method, null, new CallOptions(deadline: DateTime.UtcNow.AddSeconds(30), cancellationToken: cancellationToken), request).ResponseAsync;

    private static SqlSyntaxError ToError(string detail) => Location().Match(detail) is { Success: true } at
        ? new SqlSyntaxError(int.Parse(at.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(at.Groups[2].ValueSpan, CultureInfo.InvariantCulture), detail[..at.Index])
        : new SqlSyntaxError(0, 0, detail);

    private static Method<byte[], byte[]> Unary(string name)
    {
        var bytes = Marshallers.Create<byte[]>(static x => x, static x => x);
        return new Method<byte[], byte[]>(MethodType.Unary, "zetasql.local_service.ZetaSqlLocalService", name, bytes, bytes);
    }

    [GeneratedRegex(@"\s*\[at (\d+):(\d+)\]\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Location();

    [GeneratedRegex(@"(\bCONNECTION\s+)DEFAULT\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ConnectionDefault();
}
