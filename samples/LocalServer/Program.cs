using System.Globalization;
using Bqml.Local;

// dotnet run [port]: serves until the standard input ends, or for ever when it is a terminal's.
await using var engine = LocalBigQuery.Create();
await using var server = LocalBigQueryServer.Start(engine, args is [var port] ? int.Parse(port, CultureInfo.InvariantCulture) : 0);
Console.WriteLine(server.Address.Authority);
await Console.In.ReadToEndAsync();
