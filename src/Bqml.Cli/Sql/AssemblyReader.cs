using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Bqml.Cli.Sql;

/// <summary>Reads the models and object tables of a built assembly from its metadata. Nothing of it is loaded or run, so neither its dependencies nor its runtime need be there.</summary>
internal static class AssemblyReader
{
    /// <exception cref="CommandException">The file is missing, cannot be read, or is no .NET assembly.</exception>
    public static DeclaredModels Read(string path)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            if (!file.HasMetadata) throw NotAnAssembly(path, null);
            var metadata = file.GetMetadataReader();
            if (!metadata.IsAssembly) throw NotAnAssembly(path, null);
            return new ModelReader(metadata).Read(metadata.GetString(metadata.GetAssemblyDefinition().Name));
        }
        catch (BadImageFormatException exception)
        {
            throw NotAnAssembly(path, exception);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CommandException($"There is no file {path}. Build the project and give the path of its .dll, say bin/Release/net10.0/Zoo.dll.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandException(Directory.Exists(path) ? $"{path} is a folder. Give the path of an assembly in it." : $"{path} cannot be read: {exception.Message}", exception);
        }
    }

    private static CommandException NotAnAssembly(string path, Exception? inner) =>
        new($"{path} is not a .NET assembly. Give the path of the .dll that the build writes (beside an .exe of the same name, which only starts it).", inner);
}
