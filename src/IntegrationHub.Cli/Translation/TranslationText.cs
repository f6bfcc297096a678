using System.Text.Json;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Cli.Translation;

/// <summary>A translation in words.</summary>
internal static class TranslationText
{
    public static List<string> Lines(TranslatedEvent translated) =>
    [
        $"{Word(translated.Operation)} to {translated.Target}:",
        .. translated.Lines.Select(line => $"  {Material(line)}"),
        .. translated.Losses?.SelectMany(Loss) ?? (translated.Loss is { } loss ? Loss(loss) : ["Nothing is lost."]),
    ];

    private static IEnumerable<string> Loss(LossRecord loss)
    {
        yield return $"Lost by {loss.Projection}: {string.Join(", ", loss.Lost)}; kept in escrow by the hub. {loss.Policy}";
        yield return loss.Recall.InTarget is { } reach
            ? $"  A recall fetches {loss.Recall.Hub} by the hub's record, {reach} by the target's."
            : $"  A recall fetches {loss.Recall.Hub} by the hub's record; the size of the lot is not known, so nobody can say how many by the target's.";
    }

    private static string Material(MaterialReference line) => string.Join(" ", new[]
    {
        line.Quantity is { } quantity ? $"{DecimalText.Shortest(quantity)} {line.Unit}" : null,
        line.Item is { } item ? $"of {item.Id}" : null,
        line.Lot is { } lot ? $"lot {lot}" : null,
        line.Serial is { } serial ? $"serial {serial}" : null,
        line.Container is { } container ? $"container {container}" : null,
    }.Where(part => part is not null));

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
