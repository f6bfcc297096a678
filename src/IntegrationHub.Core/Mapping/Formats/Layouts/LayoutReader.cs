using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Formats.Layouts;

/// <summary>Reads a layout; every fault of the file is reported.</summary>
internal static class LayoutReader
{
    private static readonly string[] Kinds = ["fixed", "x12", "edifact", "idoc"];

    public static Outcome<FormatLayout> Read(YamlNode node)
    {
        var problems = new List<Problem>();
        if (LanguageReader.Begin(node, problems, "A layout") is not { } reader)
        {
            return Outcome<FormatLayout>.Failed(problems);
        }

        MappingFileReader.LanguageVersion(reader);
        var id = ItemId.Parse(reader.Text("layout", required: true) ?? "missing", node.Place);
        var version = ItemVersion.Parse(reader.Text("version", required: true) ?? "0.0.0", node.Place);
        problems.AddRange(id.Problems);
        problems.AddRange(version.Problems);
        _ = reader.Any("name");
        _ = reader.Any("description");
        var of = reader.Text("of", required: true) ?? "";
        if (!Kinds.Contains(of, StringComparer.Ordinal))
        {
            reader.Fault("MAP-0003", reader.Any("of") ?? node, $"A layout is 'of' one of {string.Join(", ", Kinds)}. Say which.");
        }

        var records = of is "fixed" or "idoc" ? LayoutRecords.Read(reader, of) : [];
        var structure = StructureReader.Read(reader, of == "fixed" ? records.Keys : null);
        var message = of == "fixed" ? null : reader.Text("message", required: true);
        var releases = of is "x12" or "edifact" ? reader.Texts("releases") : [];
        var file = of == "fixed" ? FixedFileReader.Read(reader, records) : null;
        reader.End();
        return problems.Count > 0
            ? Outcome<FormatLayout>.Failed(problems)
            : Outcome<FormatLayout>.Of(new FormatLayout(new VersionedId(id.Value, version.Value), of, structure)
            {
                Message = message, Releases = releases, Records = records, File = file,
            });
    }
}
