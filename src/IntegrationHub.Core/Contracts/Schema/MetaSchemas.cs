using System.Text;
using IntegrationHub.Core.Canonical;

namespace IntegrationHub.Core.Contracts;

/// <summary>The metaschemas of draft 2020-12, written down here from the keyword definitions of the standard so that nothing is fetched.</summary>
internal static partial class MetaSchemas
{
    public const string Draft202012 = "https://json-schema.org/draft/2020-12/schema";
    private const string Base = "https://json-schema.org/draft/2020-12/";

    /// <summary>The documents by their URI.</summary>
    public static Dictionary<string, SchemaResource> ByUri { get; } = Load();

    private static readonly Lazy<Contract> Compiled = new(() =>
        Contract.FromDocument(ByUri[Draft202012].Document, new SchemaRegistry(), new ContractOptions { MaxErrors = 20 }).Value);

    /// <summary>Checks a document against the metaschema.</summary>
    public static IReadOnlyList<Problem> Check(SchemaDocument document)
    {
        if (document.Tape.TryGetMember(0, "$schema"u8, out int declared) && document.Tape.StringEquals(declared, "http://json-schema.org/draft-07/schema#"u8))
            return [SchemaProblems.UnknownMetaschema("/$schema", document.Tape.GetString(declared))];
        return Compiled.Value.IsValid(document.Tape)
            ? []
            : [.. Compiled.Value.Validate(document.Tape).Errors.Select(SchemaProblems.Invalid)];
    }

    private static Dictionary<string, SchemaResource> Load()
    {
        var all = new Dictionary<string, SchemaResource>(StringComparer.Ordinal);
        foreach ((string name, string dynamic, string body) in (ReadOnlySpan<(string, string, string)>)
            [
                ("schema", "", Schema), ("meta/core", "core", Core), ("meta/applicator", "applicator", Applicator),
                ("meta/unevaluated", "unevaluated", Unevaluated), ("meta/validation", "validation", Validation),
                ("meta/meta-data", "meta-data", MetaData), ("meta/format-annotation", "format-annotation", Format),
                ("meta/format-assertion", "format-assertion", Format), ("meta/content", "content", Content),
            ])
        {
            string vocabulary = dynamic.Length == 0 ? "" : $"\"$vocabulary\":{{\"{Base}vocab/{dynamic}\":true}},";
            string text = $"{{\"$schema\":\"{Draft202012}\",\"$id\":\"{Base}{name}\",{vocabulary}\"$dynamicAnchor\":\"meta\",{body}}}";
            SchemaDocument document = SchemaDocument.Read(Encoding.UTF8.GetBytes(text), Base + name).Value;
            all.Add(document.Root.Uri, document.Root);
        }

        return all;
    }
}
