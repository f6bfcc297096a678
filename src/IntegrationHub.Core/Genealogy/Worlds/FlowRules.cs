using IntegrationHub.Core.Canonical.Events;

namespace IntegrationHub.Core.Genealogy.Worlds;

/// <summary>Which rule a group follows: its kind where that is stated, else what its operation means.</summary>
internal static class FlowRules
{
    /// <summary>Reads the rule.</summary>
    public static FlowRule Of(Attachment[] group)
    {
        var first = Array.Find(group, a => a.Role == AttachmentRole.Input) ?? group[0];
        return Array.Exists(group, a => a.Role == AttachmentRole.Input && EdgeReader.RegainsIdentity(a)) ? FlowRule.Regain : first.Kind switch
        {
            TransformationKind.Pack => FlowRule.Gather,
            TransformationKind.Assemble => FlowRule.Assemble,
            TransformationKind.Process => FlowRule.Process,
            TransformationKind.Divide => FlowRule.Divide,
            TransformationKind.Mix => FlowRule.Mix,
            _ => first.Operation switch
            {
                Operation.Pack or Operation.Kit => FlowRule.Gather,

                // Moves and new names: what comes out is what went in.
                Operation.Receive or Operation.Transfer or Operation.Split or Operation.Merge or Operation.Repack or Operation.Relabel
                    or Operation.Serialise or Operation.Deserialise or Operation.Ship or Operation.Return or Operation.Reallocate
                    or Operation.SubcontractOut or Operation.SubcontractIn => FlowRule.Process,
                _ => FlowRule.Mix,
            },
        };
    }

    /// <summary>Falls back to the rule that allows most where the quantities do not fit the kind.</summary>
    public static void Adjust(Making making)
    {
        var stocks = making.Draws.Select(d => d.From).Concat(making.Yields.Select(y => y.To)).ToArray();
        var firm = making.Draws.Where(d => !d.IsOptional).Sum(d => d.Quantity);
        making.Rule = making.Rule switch
        {
            FlowRule.Gather when !making.Yields.TrueForAll(y => y.To is { IsPool: true, IsLot: false }) || making.Yields.Count > 1 => FlowRule.Mix,
            FlowRule.Assemble or FlowRule.Divide when !Array.TrueForAll(stocks, s => s.IsDiscrete) => FlowRule.Mix,
            FlowRule.Process when Array.Exists(stocks, s => s.IsDiscrete) && !Array.TrueForAll(stocks, s => s.IsDiscrete) => FlowRule.Mix,
            FlowRule.Process when !making.Leaks && firm < making.Total && Share.IsKnown(making.Total) => FlowRule.Mix,
            FlowRule.Divide when !making.Leaks && making.Draws.Sum(d => Share.IsKnown(d.Quantity) ? d.Quantity : 0) > making.Total => FlowRule.Mix,
            var rule => rule,
        };
    }
}
