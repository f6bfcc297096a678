using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Formats.Layouts;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>The layouts that samples can be read by: those of the home whose message the sample holds, or the one that was named.</summary>
/// <param name="all">The layouts of the home by id and version.</param>
/// <param name="named">What was named: an id, with or without its version; null where the samples shall say it themselves.</param>
internal sealed class SampleLayouts(IReadOnlyDictionary<string, FormatLayout> all, string? named)
{
    /// <summary>Gets the layouts of the home, as formats look them up.</summary>
    public IReadOnlyDictionary<string, FormatLayout> All => all;

    /// <summary>Gets the layout that was named; null where none was or the home lacks it.</summary>
    public FormatLayout? Named => named is null ? null
        : all.TryGetValue(named, out var exact) ? exact
        : Newest.FirstOrDefault(layout => layout.Reference.Id.ToString() == named);

    private IEnumerable<FormatLayout> Newest => all.Values.GroupBy(layout => layout.Reference.Id.ToString(), StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.MaxBy(layout => layout.Reference.Version)!);

    /// <summary>Adds to a format the layouts that the text needs.</summary>
    /// <returns>The format, or problem <c>INF-0012</c> where the home has none.</returns>
    public Outcome<SampleDialect> For(SampleDialect dialect, string text)
    {
        if (named is not null)
        {
            return Named is not { } layout ? Failed($"The home has no layout {named}; it has {Has(null)}. Correct --layout, or write the layout.")
                : layout.Of == dialect.Format ? Outcome<SampleDialect>.Of(dialect.With("layout", layout.Reference.ToString()))
                : Failed($"The layout {named} is of {layout.Of}, and the samples are {dialect.Format}. Correct --layout or --format.");
        }

        if (dialect.Format is not ("fixed" or "x12" or "edifact" or "idoc"))
        {
            return Outcome<SampleDialect>.Of(dialect);
        }

        List<FormatLayout> fit = [.. Newest.Where(layout => layout.Of == dialect.Format && layout.Message is { } message && Holds(dialect.Format, text, message))];
        return fit.Count switch
        {
            0 when dialect.Format == "fixed" => Failed($"A file of fixed width does not say where its fields are. Name its layout with --layout; the home has {Has("fixed")}."),
            0 => Failed($"The samples are {dialect.Format}, and the home has no layout of their message; it has {Has(dialect.Format)}. Write one (mappings/README.md, Layouts), or name one with --layout."),
            1 => Outcome<SampleDialect>.Of(dialect.With("layout", fit[0].Reference.ToString())),
            _ => Outcome<SampleDialect>.Of(dialect.With("layout", (string[])[.. fit.Select(layout => layout.Reference.ToString())])),
        };
    }

    // ISA states the element separator in its fourth character, UNA its own in the fourth and fifth; without UNA they are : and +.
    private static bool Holds(string format, string text, string message) => format switch
    {
        "x12" => text.Length > 3 && text.Contains($"ST{text[3]}{message}{text[3]}", StringComparison.Ordinal),
        "edifact" when text.StartsWith("UNA", StringComparison.Ordinal) && text.Length > 4 => text.Contains($"{text[4]}{message}{text[3]}", StringComparison.Ordinal),
        "edifact" => text.Contains($"+{message}:", StringComparison.Ordinal),
        _ => text.Contains(message, StringComparison.Ordinal),
    };

    private string Has(string? format) => string.Join(", ", Newest.Where(layout => format is null || layout.Of == format).Select(layout => layout.Message is null ? $"{layout.Reference}" : $"{layout.Reference} ({layout.Message})")) is { Length: > 0 } some ? some : "none";

    private static Outcome<SampleDialect> Failed(string message) => Outcome<SampleDialect>.Failed(new Problem("INF-0012", message));
}
