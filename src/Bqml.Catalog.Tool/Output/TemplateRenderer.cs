using System.Collections.Concurrent;
using System.Globalization;
using Scriban;
using Scriban.Runtime;

namespace Bqml.Catalog.Tool.Output;

/// <summary>Fills the templates that are embedded in this assembly.</summary>
internal static class TemplateRenderer
{
    private static readonly ConcurrentDictionary<string, Template> s_templates = new(StringComparer.Ordinal);

    /// <summary>Fills a template; its members have the C# names of the model's.</summary>
    /// <param name="name">The file in the folder Templates, without its ending.</param>
    /// <param name="model">What the template calls <c>model</c>.</param>
    public static string Render(string name, object model)
    {
        var template = s_templates.GetOrAdd(name, Load);
        var globals = new ScriptObject();
        globals.Import("code", CSharpExpression.String);
        globals.Import("xml", Documentation.Escape);
        globals.Import("camel", Loading.Naming.Camel);
        globals["model"] = model;
        var context = new TemplateContext { StrictVariables = true, MemberRenamer = member => member.Name, NewLine = "\n", LoopLimit = 0, AutoIndent = false };
        context.PushCulture(CultureInfo.InvariantCulture);
        context.PushGlobal(globals);
        return template.Render(context).Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n') + "\n";
    }

    private static Template Load(string name)
    {
        using var stream = typeof(TemplateRenderer).Assembly.GetManifestResourceStream(name + ".scriban")
            ?? throw new InvalidOperationException($"The template {name}.scriban is not embedded.");
        using var reader = new StreamReader(stream);
        var template = Template.Parse(reader.ReadToEnd(), name + ".scriban");
        return template.HasErrors ? throw new InvalidOperationException(string.Join(Environment.NewLine, template.Messages)) : template;
    }
}
