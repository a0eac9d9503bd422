namespace MoviePosters;

/// <summary>What the sample prints around its results.</summary>
internal static class Show
{
    public static void Title(string text) => Console.WriteLine($"\n== {text}");
}
