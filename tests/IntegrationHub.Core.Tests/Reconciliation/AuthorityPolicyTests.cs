using IntegrationHub.Core.Reconciliation;
using Xunit;

namespace IntegrationHub.Core.Tests.Reconciliation;

public sealed class AuthorityPolicyTests
{
    private const string Policy = """
        language: 1
        policy: policies/authority
        version: 1.2.0
        masters:
          - { id: all, attribute: tracking, system: plm, stage: lead }
          - { id: raw, attribute: tracking, itemClass: raw, system: erp, stage: sole }
          - { id: hh, attribute: tracking, site: hamburg, system: mes, stage: shadow, from: 2026-01-01T00:00:00Z, to: 2026-07-01T00:00:00Z }
        """;

    [Theory]
    [InlineData(null, null, "all")]
    [InlineData("raw", "berlin", "raw")]
    [InlineData("raw", "hamburg", "hh")]
    public void The_most_specific_rule_in_force_wins(string? itemClass, string? site, string expected)
    {
        var policy = AuthorityPolicyReader.Read(Policy, "authority.yaml").Value;
        var march = Core.Canonical.Time.HubInstant.Parse("2026-03-01T00:00:00Z")!.Value;
        Assert.Equal(expected, policy.Find("tracking", itemClass, site, null, march)?.Id);
        Assert.NotEqual("hh", policy.Find("tracking", itemClass, site, null, Masters.Now)?.Id);
    }

    [Fact]
    public void All_faults_are_reported_together_with_their_lines()
    {
        var problems = AuthorityPolicyReader.Read("""
            language: 2
            masters:
              - { id: a, attribute: tracking, system: plm, stage: leads }
              - { id: b, attribute: tracking, stage: lead, colour: red }
            """, "authority.yaml").Problems;
        Assert.Equal(["REC-0002", "REC-0003", "REC-0005", "REC-0006", "REC-0009"], problems.Select(p => p.Code).Order(StringComparer.Ordinal));
        Assert.Contains(problems, p => p.Place == "authority.yaml:4");
    }

    [Fact]
    public void Two_authorities_for_one_case_at_one_time_are_refused() =>
        Assert.Equal("REC-0007", Assert.Single(AuthorityPolicyReader.Read(Policy + "\n  - { id: twice, attribute: tracking, system: erp, stage: lead }", "a.yaml").Problems).Code);
}
