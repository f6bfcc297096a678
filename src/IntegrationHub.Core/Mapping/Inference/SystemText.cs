namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Writes a proposed system.yaml.</summary>
internal static class SystemText
{
    public static string Of(OnboardingOptions options, string kind, string name, SampleSet samples, IReadOnlyList<ColumnFinding> findings, IReadOnlyList<RuleDraft> rules)
    {
        var expresses = Expresses(rules);
        var names = samples.Dialect.Format is "csv" or "tsv" or "xlsx"
            ? rules.SelectMany(rule => rule.All).Where(rule => rule.Id.EndsWith("item", StringComparison.Ordinal) || rule.Id.EndsWith("serial", StringComparison.Ordinal) || rule.Id.EndsWith("lot", StringComparison.Ordinal))
                .Select(rule => Contracts.JsonPointers.Unescape(rule.Source![1..])).ToList()
            : [];
        var dialect = names.Count == 0 ? samples.Dialect : samples.Dialect.With("names", names);
        return string.Join('\n',
        [
            "language: 1", $"system: {options.System}", "version: 1.0.0", $"kind: {kind}",
            $"expresses: {{ lot: {Word(expresses.Lot)}, serial: {Word(expresses.Serial)}, both: {Word(expresses is { Lot: true, Serial: true })} }}",
            "interfaces:", $"  {name}:", "    direction: in", "    trigger: drop", $"    source: {{ connector: files, pattern: \"*.{Extension(dialect.Format)}\" }}",
            $"    format: {dialect.Yaml}",
            .. samples.SplitEach is { } each ? [$"    split: {{ each: {(each.Length == 0 ? "\"\"" : YamlText.Of(each))} }}"] : Array.Empty<string>(),
            $"    key: {Key(findings)}", $"    mapping: {options.System}/{name}@1.0.0", "",
        ]);
    }

    /// <summary>Says what the file holds that nobody measured.</summary>
    public static string Confirm(string kind, SampleSet samples, IReadOnlyList<ColumnFinding> findings, IReadOnlyList<RuleDraft> rules)
    {
        var (lot, serial) = Expresses(rules);
        var material = (lot, serial) switch { (true, true) => "lots and serial numbers", (true, false) => "lots", (false, true) => "serial numbers", _ => "neither lots nor serial numbers" };
        return $"system.yaml: kind {kind}, expresses {material}, files are dropped, {(samples.SplitEach is null ? "a document is one message" : "each element of a list is one message")}, idempotency key {Key(findings)}";
    }

    // A key that names too little takes two messages for one, so only a document's number, never the same twice, counts as measured.
    private static string Key(IReadOnlyList<ColumnFinding> findings) =>
        findings.FirstOrDefault(finding => finding is { Role: ColumnRole.Document } && finding.Facts.Column.Level.Path.Length == 0 && Recipes.DocumentRules.IsUnique(finding) && finding.Facts.Count >= ColumnFacts.Enough) is { } number
            ? $"[{YamlText.Of(number.Path)}]" : "file";

    private static (bool Lot, bool Serial) Expresses(IReadOnlyList<RuleDraft> rules)
    {
        var targets = rules.SelectMany(rule => rule.All).Select(rule => rule.Set ?? "").ToList();
        return (targets.Exists(target => target.EndsWith("/lot", StringComparison.Ordinal)), targets.Exists(target => target.EndsWith("/serial", StringComparison.Ordinal)));
    }

    private static string Extension(string format) => format is "json" or "xml" or "csv" or "tsv" or "xlsx" ? format : "*";

    private static string Word(bool value) => value ? "true" : "false";
}
