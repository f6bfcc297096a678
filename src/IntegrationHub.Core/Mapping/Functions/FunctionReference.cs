using System.Text;

namespace IntegrationHub.Core.Mapping.Functions;

/// <summary>Writes the reference page of all functions from their declarations; a test holds mappings/README.md to it.</summary>
public static class FunctionReference
{
    /// <summary>The line before the generated part of the page.</summary>
    public const string Begin = "<!-- functions: generated from the declarations, do not edit by hand -->";

    /// <summary>The line after it.</summary>
    public const string End = "<!-- end of functions -->";

    /// <summary>Writes the page in Markdown, lines ended by LF.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder();
        foreach (var group in FunctionCatalog.Declarations.GroupBy(d => d.Group, StringComparer.Ordinal))
        {
            page.Append("\n### ").Append(group.Key).Append('\n');
            foreach (var function in group)
            {
                Append(page, function);
            }
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, FunctionDeclaration function)
    {
        page.Append("\n**").Append(function.Name).Append("** ").Append(function.Summary).Append('\n');
        if (function.Arguments.Count > 0)
        {
            page.Append('\n');
        }

        foreach (var argument in function.Arguments)
        {
            page.Append("- `").Append(argument.Name).Append("` (").Append(Word(argument.Type))
                .Append(argument.Required ? ", required" : "").Append("): ").Append(argument.Summary)
                .Append(argument.Choices.Length > 0 ? " One of: " + string.Join(", ", argument.Choices) + "." : "").Append('\n');
        }

        if (function.Examples.Count == 0)
        {
            return;
        }

        page.Append("\n| in `do` | value | result |\n|---|---|---|\n");
        foreach (var example in function.Examples)
        {
            page.Append("| ").Append(Code(example.Call)).Append(" | ").Append(example.Given == "null" ? "nothing" : Code(example.Given)).Append(example.Beside is null ? "" : " beside " + Code(example.Beside)).Append(" | ")
                .Append(example.Gives is "nothing" or "refused" ? example.Gives : Code(example.Gives)).Append(" |\n");
        }
    }

    private static string Word(ArgumentType type) => type switch
    {
        ArgumentType.DecimalOrPointer => "decimal or pointer",
        ArgumentType.TextOrPointer => "text or pointer",
        ArgumentType.Pointers => "names with pointers",
        ArgumentType.Texts => "names with texts",
        ArgumentType.CodeList => "code list",
        _ => type.ToString().ToLowerInvariant(),
    };

    private static string Code(string text) => "`" + text.Replace("|", "\\|", StringComparison.Ordinal) + "`";
}
