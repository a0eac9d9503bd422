using Gallery;

// Prints every statement of every model; needs neither a network nor an account. `dotnet run --project samples/Gallery -- KMeans` prints one family's.
var families = Script.Families.Where(family => args.Length == 0 || args.Contains(family.Name, StringComparer.OrdinalIgnoreCase)).ToList();
if (families.Count == 0)
{
    Console.Error.WriteLine($"There is no such family. There are {string.Join(", ", Script.Families.Select(family => family.Name))}.");
    return 1;
}
foreach (var family in families) Console.WriteLine($"-- {family.Name}.cs\n\n{family.Sql}");
return 0;
