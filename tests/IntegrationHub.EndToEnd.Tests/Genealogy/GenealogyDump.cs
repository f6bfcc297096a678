using System.Globalization;
using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Genealogy;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Genealogy;

/// <summary>A genealogy as sorted lines without the hub's own ids, so that two hubs can be compared whatever the order and the envelopes in which messages came.</summary>
internal static class GenealogyDump
{
    /// <summary>Writes all that a hub's genealogy holds.</summary>
    public static Task<IReadOnlyList<string>> OfAsync(HubSite site) => site.ReadAsync(LinesAsync, []);

    /// <summary>Asserts that two dumps say the same, and shows the first differences where not.</summary>
    public static void AssertSame(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        Assert.NotEmpty(expected);
        if (!expected.SequenceEqual(actual, StringComparer.Ordinal))
        {
            Assert.Fail($"The graphs differ: {expected.Count} lines were expected, {actual.Count} found.\n"
                + Some("missing", expected, actual) + Some("more than expected", actual, expected));
        }
    }

    private static string Some(string title, IReadOnlyList<string> of, IReadOnlyList<string> without)
    {
        var counts = without.CountBy(line => line, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var left = of.CountBy(line => line, StringComparer.Ordinal).Where(pair => pair.Value > counts.GetValueOrDefault(pair.Key)).ToList();
        return $"{left.Count} {title}:\n{string.Concat(left.Take(10).Select(pair => $"  {pair.Value - counts.GetValueOrDefault(pair.Key)} x {pair.Key}\n"))}";
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(HubContext context, CancellationToken cancel)
    {
        var nodes = await context.Set<NodeRow>().ToDictionaryAsync(row => row.Id, cancel);
        var groups = await context.Set<GroupRow>().ToDictionaryAsync(row => row.Id, cancel);
        var attachments = (await context.Set<AttachmentRow>().ToListAsync(cancel))
            .GroupBy(row => row.GroupId)
            .SelectMany(group => Group(groups[group.Key], [.. group.Select(row => Attachment(row, nodes[row.NodeId])).Order(StringComparer.Ordinal)]));
        var lines = new List<string>(attachments);
        lines.AddRange(nodes.Values.Select(row => $"node {row.Key} {row.Kind} {row.Item} {row.Serial} {row.Lot} {row.Container}"));
        lines.AddRange((await context.Set<NameRow>().ToListAsync(cancel)).Select(row => $"name {nodes[row.NodeId].Key} {row.Scheme} {row.Value} {row.Issuer} {row.Item}"));
        lines.AddRange((await context.Set<MembershipRow>().ToListAsync(cancel)).Select(row => $"member {nodes[row.UnitId].Key} of {nodes[row.LotId].Key} {row.Evidence}"));
        lines.AddRange((await context.Set<ObservationRow>().ToListAsync(cancel)).Select(row => $"seen {nodes[row.NodeId].Key} {row.Operation} {row.EventKey} {row.At} {Convert.ToHexString(row.Context)}"));
        lines.AddRange((await context.Set<RetractionRow>().ToListAsync(cancel)).Select(row => $"retracted {row.EventKey} {row.Reason} {row.DeclaredAt}"));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    // A group of one message is named after its message, which is another one in every run: what it says is its name here.
    private static IEnumerable<string> Group(GroupRow group, IReadOnlyList<string> attachments) =>
        group.Key.StartsWith("m:", StringComparison.Ordinal)
            ? [$"group {group.Transformation}: {string.Join("; ", attachments)}"]
            : attachments.Select(line => $"group {group.Key} {group.Transformation}: {line}");

    private static string Attachment(AttachmentRow row, NodeRow node) => string.Create(CultureInfo.InvariantCulture,
        $"{row.Role} {node.Key} {row.Quantity:0.############} {row.Unit} {row.Evidence} {row.Operation} {row.Kind} {row.Closes} {row.EventKey} {row.At}");
}
