namespace Bqml.Catalog.Tool.Loading;

/// <summary>Loads <c>images.json</c>: how images become inputs of imported models.</summary>
internal static class ImageLoader
{
    public static ImageInputs Load(DataNode root, IReadOnlyList<ModelType> modelTypes, IReadOnlyList<ModelFunction> functions)
    {
        root.AllowOnly("models", "column", "key", "decode", "resize", "convertColorSpace", "convertToIntegers", "channels", "numbers", "integers", "notes");
        return new ImageInputs
        {
            ModelTypeIds = [.. root.Required("models").Elements().Select(item => modelTypes.Any(type => type.Id == item.Text()) ? item.Text() : throw item.Error("is no model type"))],
            Column = root.Required("column").Text(),
            KeyColumn = root.Required("key").Text(),
            DecodeFunction = Function("decode"),
            ResizeFunction = Function("resize"),
            ColorSpaceFunction = Function("convertColorSpace"),
            IntegersFunction = Function("convertToIntegers"),
            Channels = root.Required("channels").Integer(),
            NumbersType = root.Required("numbers").Text(),
            IntegersType = root.Required("integers").Text(),
        };

        string Function(string name)
        {
            var node = root.Required(name);
            return functions.Any(function => function.Name == node.Text()) ? node.Text() : throw node.Error("is no function of the catalogue");
        }
    }
}
