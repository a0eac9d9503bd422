namespace Bqml.Catalog.Tool.Loading;

/// <summary>Loads <c>onnx.json</c>: which ONNX files BigQuery imports.</summary>
internal static class OnnxLoader
{
    public static OnnxImport Load(DataNode root)
    {
        root.AllowOnly("maxBytes", "runtime", "formatVersion", "operatorSets", "elementTypes");
        return new OnnxImport
        {
            MaxBytes = root.Required("maxBytes").Integer(),
            Runtime = root.Required("runtime").Text(),
            FormatVersion = root.Required("formatVersion").Integer(),
            OperatorSets = root.Required("operatorSets").Entries().Select(entry => new OnnxOperatorSetLimit(entry.Key, entry.Value.Integer())).ToArray(),
            ElementTypes = root.Required("elementTypes").Entries().Select(entry => ElementType(entry.Key, entry.Value)).ToArray(),
        };
    }

    private static OnnxElementType ElementType(string name, DataNode node)
    {
        node.AllowOnly("number", "type");
        return new OnnxElementType(name, node.Required("number").Integer(), node.Text("type"));
    }
}
