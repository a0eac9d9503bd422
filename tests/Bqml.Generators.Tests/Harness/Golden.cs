using System.Runtime.CompilerServices;

namespace Bqml.Generators.Tests.Harness;

/// <summary>Compares generated text with a file in the folder Golden. With BQML_UPDATE_GOLDEN=1 in the environment the file is written instead.</summary>
internal static class Golden
{
    public static void Check(string name, string actual, [CallerFilePath] string caller = "")
    {
        var folder = Path.GetDirectoryName(caller)!;
        while (!File.Exists(Path.Combine(folder, "Bqml.Generators.Tests.csproj"))) folder = Path.GetDirectoryName(folder)!;
        var path = Path.Combine(folder, "Golden", name + ".txt");
        if (Environment.GetEnvironmentVariable("BQML_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }
        Assert.True(File.Exists(path), $"{path} does not exist; run the test with BQML_UPDATE_GOLDEN=1 to write it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
