using System.Text.Json;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Pipeline.Configuration;

/// <summary>Tells which controlled item a file is, from its path and its own first members.</summary>
internal static class ItemReader
{
    private const string SchemaSuffix = ".schema.json";

    /// <summary>Says whether a path is that of a controlled item at all; READMEs, examples and the schemas of the language are not: these belong to the build.</summary>
    public static bool IsItem(string path) =>
        (path.StartsWith("contracts/", StringComparison.Ordinal) && !path.StartsWith("contracts/language/", StringComparison.Ordinal) && path.EndsWith(SchemaSuffix, StringComparison.Ordinal))
        || (path.StartsWith("mappings/", StringComparison.Ordinal) && path.EndsWith(".yaml", StringComparison.Ordinal));

    public static Outcome<(ControlledItem Item, YamlNode? Tree)> Read(ConfigurationFile file)
    {
        var byteHash = SemanticHash.OfBytes(file.Bytes.Span);
        return file.Path.EndsWith(SchemaSuffix, StringComparison.Ordinal) ? Contract(file, byteHash) : Yaml(file, byteHash);
    }

    private static Outcome<(ControlledItem, YamlNode?)> Contract(ConfigurationFile file, string byteHash)
    {
        var hash = SemanticHash.OfContract(file.Bytes, file.Path);
        if (!hash.Succeeded)
        {
            return Outcome<(ControlledItem, YamlNode?)>.Failed(hash.Problems);
        }

        using var document = JsonDocument.Parse(file.Bytes);
        return Text(document.RootElement, "$id") is { } id && Text(document.RootElement, "x-version") is { } version
            ? Outcome<(ControlledItem, YamlNode?)>.Of((new ControlledItem(file.Path, ItemKind.Contract, id, version, hash.Value, byteHash, file.Bytes), null))
            : Outcome<(ControlledItem, YamlNode?)>.Failed(new Problem("CFG-0001", "A contract names itself by \"$id\" and \"x-version\". Add both.", file.Path));
    }

    private static Outcome<(ControlledItem, YamlNode?)> Yaml(ConfigurationFile file, string byteHash)
    {
        var tree = YamlTree.Read(file.Bytes.Span, file.Path);
        if (!tree.Succeeded)
        {
            return Outcome<(ControlledItem, YamlNode?)>.Failed(tree.Problems);
        }

        var (kind, member) = Kind(file.Path, tree.Value);
        // There is one register, so it needs no name of its own.
        var id = tree.Value[member]?.Source ?? (kind == ItemKind.RequirementRegister ? "requirements" : null);
        if (id is null || tree.Value["version"] is not { IsScalar: true } version)
        {
            return Outcome<(ControlledItem, YamlNode?)>.Failed(new Problem("CFG-0001",
                $"The file names itself by '{member}' and 'version'. Add both.", tree.Value.Place));
        }

        return Outcome<(ControlledItem, YamlNode?)>.Of((
            new ControlledItem(file.Path, kind, id, version.Source, SemanticHash.Of(tree.Value), byteHash, file.Bytes), tree.Value));
    }

    private static (ItemKind Kind, string Member) Kind(string path, YamlNode tree) =>
        tree["mapping"] is not null && tree["codeList"] is null ? (ItemKind.Mapping, "mapping")
        : tree["codeList"] is not null ? (ItemKind.CodeList, "codeList")
        : tree["layout"] is not null ? (ItemKind.Layout, "layout")
        : tree["system"] is not null && path.EndsWith("/system.yaml", StringComparison.Ordinal) ? (ItemKind.System, "system")
        : tree["register"] is not null || path.EndsWith("/requirements.yaml", StringComparison.Ordinal) ? (ItemKind.RequirementRegister, "register")
        : (ItemKind.Policy, "policy");

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
