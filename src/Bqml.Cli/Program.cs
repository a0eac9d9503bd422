using System.Text;
using Bqml.Cli;

// Written to a file or another program, the text is UTF-8 with line feeds, whatever the console's code page.
var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (!Console.IsOutputRedirected) Console.OutputEncoding = utf8;
using var output = Console.IsOutputRedirected ? new StreamWriter(Console.OpenStandardOutput(), utf8) { NewLine = "\n" } : Console.Out;
using var error = Console.IsErrorRedirected ? new StreamWriter(Console.OpenStandardError(), utf8) { NewLine = "\n" } : Console.Error;

return CommandLine.Invoke(args, new Terminal(output, error, IsPlain: Console.IsOutputRedirected));
