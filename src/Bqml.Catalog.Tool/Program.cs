using Bqml.Catalog.Tool.Loading;
using Bqml.Catalog.Tool.Output;

// dotnet run --project src/Bqml.Catalog.Tool            writes every file that the catalogue decides
// dotnet run --project src/Bqml.Catalog.Tool -- check   only compares; names stale files and exits with 1
var check = args is ["check"];
if (!check && args.Length > 0)
{
    Console.Error.WriteLine("usage: Bqml.Catalog.Tool [check]");
    return 2;
}
try
{
    var repository = Repository.Find(AppContext.BaseDirectory);
    var files = GeneratedFiles.Create(CatalogData.Load(Path.Combine(repository, "src", "Bqml.Catalog", "data")));
    if (!check)
    {
        Console.WriteLine($"{files.Count} files, {GeneratedFiles.Write(repository, files)} changed");
        return 0;
    }
    var stale = GeneratedFiles.Stale(repository, files);
    foreach (var file in stale) Console.Error.WriteLine(file);
    if (stale.Count > 0) Console.Error.WriteLine("Run: dotnet run --project src/Bqml.Catalog.Tool");
    return stale.Count == 0 ? 0 : 1;
}
catch (DataException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
