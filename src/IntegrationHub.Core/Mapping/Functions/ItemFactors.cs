using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;
using NodaTime;
using NodaTime.Text;

namespace IntegrationHub.Core.Mapping.Functions;

/// <summary>The unit factors of items, each with the days on which it holds.</summary>
internal sealed class ItemFactors
{
    private readonly Dictionary<string, List<Factor>> _items = new(StringComparer.Ordinal);

    /// <summary>Reads the factors out of a code list; what is wrong with it is told at the call.</summary>
    public static ItemFactors Read(CodeList? list, FunctionArguments arguments)
    {
        var factors = new ItemFactors();
        foreach (var code in list?.Codes ?? [])
        {
            list!.TryGet(code, out var entry);
            factors._items[code] = [.. (entry.Kind == YamlKind.Sequence ? entry.Items : [entry]).Select(node => Read(node, list.Reference, arguments)).OfType<Factor>()];
        }

        return factors;
    }

    /// <summary>Finds the factors, each as numerator and denominator, that lead from one unit to another on a day; the way back is the same factor.</summary>
    public IReadOnlyList<(decimal By, decimal Through)> Find(string item, string from, string to, LocalDate day) =>
        [.. _items.GetValueOrDefault(item, []).Where(factor => factor.ValidFrom <= day && day < factor.ValidTo)
            .Where(factor => (factor.From == from && factor.To == to) || (factor.From == to && factor.To == from))
            .Select(factor => factor.From == from ? (factor.Value, 1m) : (1m, factor.Value))];

    private static Factor? Read(YamlNode node, VersionedId list, FunctionArguments arguments)
    {
        var value = node["factor"] is { IsScalar: true } number ? DecimalText.Parse(number.Source) : DecimalText.Parse(null);
        var from = Date(node["validFrom"], LocalDate.MinIsoValue);
        var to = Date(node["validTo"], LocalDate.MaxIsoValue);
        if (value.Succeeded && value.Value > 0 && from < to
            && node["from"]?.Source is { } left && Units.IsKnown(left) && node["to"]?.Source is { } right && Units.IsKnown(right))
        {
            return new Factor(left, right, value.Value, from.Value, to!.Value);
        }

        arguments.Fault($"{node.Place} of {list} is no factor. Write {{ from: KGM, to: C62, factor: \"4\", validFrom: \"2026-01-01\" }} with Rec 20 codes, a factor above 0 and, where it ends, a later validTo.", node.IsScalar ? node.Source : null);
        return null;
    }

    private static LocalDate? Date(YamlNode? node, LocalDate otherwise) =>
        node is null ? otherwise : LocalDatePattern.Iso.Parse(node.Source) is { Success: true } parsed ? parsed.Value : null;

    private sealed record Factor(string From, string To, decimal Value, LocalDate ValidFrom, LocalDate ValidTo);
}
