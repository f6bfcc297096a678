using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Compile;

namespace IntegrationHub.Core.Mapping.Check;

/// <summary>Looks at targets that several rules set: only one of these may apply to a message.</summary>
internal static class ExclusionCheck
{
    public static void Run(PlanNode node, string pointer, List<Problem> faults, List<Problem> remarks)
    {
        var rules = node.Rules.Where(rule => rule.Rule.When is not null).ToList();
        for (var i = 0; i < rules.Count; i++)
        {
            for (var j = i + 1; j < rules.Count; j++)
            {
                Pair(rules[i], rules[j], pointer, faults, remarks);
            }
        }

        node.Members.ForEach(member => Run(member, $"{pointer}/{member.Name}", faults, remarks));
        node.Elements.ForEach(element => Run(element, $"{pointer}/{element.Name}", faults, remarks));
        node.Loops.ForEach(loop => Run(loop.Body, pointer + "/-", faults, remarks));
    }

    private static void Pair(PlanRule one, PlanRule other, string pointer, List<Problem> faults, List<Problem> remarks)
    {
        var (a, b) = (one.Rule.When!, other.Rule.When!);
        if (Exclusion.Text(a) == Exclusion.Text(b))
        {
            faults.Add(new Problem("MAP-0208", $"{pointer} is set by {one.Rule.Id} and {other.Rule.Id} under the same condition. Make their 'when' exclude each other, or delete one of them.", other.Rule.Place, other.Rule.Id));
        }
        else if (!Exclusion.IsProven(a, b))
        {
            remarks.Add(new Problem("MAP-0209", $"{pointer} is set by {one.Rule.Id} and {other.Rule.Id}, and it cannot be shown that never both apply; a message to which both apply is refused. Write one condition as the 'not' of the other to be sure.", other.Rule.Place, other.Rule.Id));
        }
    }
}
