using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Contracts.Compatibility;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Mapping.Diff;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Translation;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Pipeline.Configuration;

/// <summary>Two versions of a controlled item of any kind, compared by meaning.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Old">The old version, <c>id@version</c> where it names itself.</param>
/// <param name="New">The new version.</param>
/// <param name="Item">The comparison of a mapping, code list, policy, register or system.</param>
/// <param name="Contract">The comparison of a contract.</param>
public sealed record ItemDiff(ItemKind Kind, string Old, string New, ItemComparison? Item, ContractComparison? Contract)
{
    /// <summary>Gets whether a person must look at the change before it runs.</summary>
    public bool NeedsDecision => Item?.Class.NeedsDecision() ?? !Contract!.IsBackward;

    /// <summary>Compares two files. A JSON document is a contract, everything else is YAML and says itself what it is.</summary>
    /// <param name="before">The old version; its path is how problems and places name it.</param>
    /// <param name="after">The new version.</param>
    /// <param name="contracts">Contracts that mappings refer to, where they are known.</param>
    /// <param name="codeLists">Code lists that mappings refer to, where they are known.</param>
    /// <returns>The comparison, or all faults of both files; <c>CFG-0010</c> where they are of different kinds.</returns>
    public static Outcome<ItemDiff> Compare(ConfigurationFile before, ConfigurationFile after, IContractLookup? contracts = null, Func<VersionedId, CodeList?>? codeLists = null)
    {
        var isContract = IsJson(before);
        if (isContract != IsJson(after))
        {
            return Different(before, after);
        }

        if (isContract)
        {
            var compared = ContractComparison.Compare(before.Bytes, before.Path, after.Bytes, after.Path);
            return compared.Succeeded
                ? Outcome<ItemDiff>.Of(new ItemDiff(ItemKind.Contract, compared.Value.Old, compared.Value.New, null, compared.Value))
                : Outcome<ItemDiff>.Failed(compared.Problems);
        }

        var (old, @new) = (YamlTree.Read(before.Bytes.Span, before.Path), YamlTree.Read(after.Bytes.Span, after.Path));
        if (!old.Succeeded || !@new.Succeeded)
        {
            return Outcome<ItemDiff>.Failed([.. old.Problems, .. @new.Problems]);
        }

        var kind = KindOf(old.Value);
        if (kind is null || kind != KindOf(@new.Value))
        {
            return Different(before, after);
        }

        var item = Compare(kind.Value.Kind, before, old.Value, after, @new.Value, contracts, codeLists);
        return item.Succeeded
            ? Outcome<ItemDiff>.Of(new ItemDiff(kind.Value.Kind, Name(old.Value, kind.Value.Member), Name(@new.Value, kind.Value.Member), item.Value, null))
            : Outcome<ItemDiff>.Failed(item.Problems);
    }

    private static Outcome<ItemComparison> Compare(
        ItemKind kind, ConfigurationFile before, YamlNode old, ConfigurationFile after, YamlNode @new, IContractLookup? contracts, Func<VersionedId, CodeList?>? codeLists) => kind switch
    {
        ItemKind.Mapping => Both(MappingFile.Read(before.Bytes.Span, before.Path), MappingFile.Read(after.Bytes.Span, after.Path), (a, b) => MappingComparison.Compare(a, b, contracts, codeLists)),
        ItemKind.CodeList => Both(CodeList.Read(before.Bytes.Span, before.Path), CodeList.Read(after.Bytes.Span, after.Path), CodeListComparison.Compare),
        ItemKind.Policy when old["routes"] is not null => Both(RoutingReader.Read(old), RoutingReader.Read(@new), (a, b) => RoutingComparison.Compare(a, old, b, @new)),
        ItemKind.Policy when old["cells"] is not null => Both(TranslationPolicyReader.Read(old), TranslationPolicyReader.Read(@new), (a, b) => TranslationComparison.Compare(a, old, b, @new)),
        _ => Outcome<ItemComparison>.Of(TableComparison.Compare(old, @new, TableVerdicts.For(kind, old, @new))),
    };

    private static Outcome<ItemComparison> Both<T>(Outcome<T> before, Outcome<T> after, Func<T, T, ItemComparison> compare) => before.Succeeded && after.Succeeded
        ? Outcome<ItemComparison>.Of(compare(before.Value, after.Value))
        : Outcome<ItemComparison>.Failed([.. before.Problems, .. after.Problems]);

    private static bool IsJson(ConfigurationFile file) => file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || file.Bytes.Span.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("{"u8);

    private static (ItemKind Kind, string Member)? KindOf(YamlNode tree) =>
        tree["mapping"] is not null ? (ItemKind.Mapping, "mapping")
        : tree["codeList"] is not null ? (ItemKind.CodeList, "codeList")
        : tree["system"] is not null ? (ItemKind.System, "system")
        : tree["register"] is not null ? (ItemKind.RequirementRegister, "register")
        : tree["policy"] is not null ? (ItemKind.Policy, "policy")
        : null;

    private static string Name(YamlNode tree, string member) => $"{tree[member]!.Source}@{tree["version"]?.Source ?? "?"}";

    private static Outcome<ItemDiff> Different(ConfigurationFile before, ConfigurationFile after) => Outcome<ItemDiff>.Failed(new Problem("CFG-0010",
        "These are not two versions of one kind of item (contract, mapping, code list, system, requirements, policy). Name two files of one kind.", after.Path, RawValue: before.Path));
}
