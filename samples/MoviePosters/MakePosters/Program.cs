using MakePosters;
using SkiaSharp;

// dotnet run --project samples/MoviePosters/MakePosters            writes the posters into samples/MoviePosters/data/posters, or into the folder that is named
var folder = args.Length > 0 ? args[0] : Path.Combine("samples", "MoviePosters", "data", "posters");
if (!Directory.Exists(folder))
{
    Console.Error.WriteLine($"There is no folder '{folder}'. Run this from the root of the repository, or name the folder.");
    return 1;
}
foreach (var poster in Poster.All)
{
    using var bitmap = poster.Paint();
    using var image = bitmap.Encode(SKEncodedImageFormat.Png, 100);
    var file = Path.Combine(folder, poster.FileName);
    await using var stream = File.Create(file);
    image.SaveTo(stream);
    Console.WriteLine(file);
}
return 0;
