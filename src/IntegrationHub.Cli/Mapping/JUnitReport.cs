using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace IntegrationHub.Cli.Mapping;

/// <summary>Writes results as JUnit XML, which every CI server shows: a suite for each mapping, a case for each example and one for the coverage.</summary>
internal static class JUnitReport
{
    public static void Write(TestRun run, string file)
    {
        var suites = run.Mappings.Select(mapping => Suite(run, mapping)).ToList();
        if (run.Fixtures.Count > 0)
        {
            suites.Add(Suite("fixtures", [.. run.Fixtures.Select(fixture => Case("fixtures", fixture.File, fixture.Failure))]));
        }

        if (run.Faults.Count > 0)
        {
            suites.Add(Suite("faults", [.. run.Faults.Select(fault => Case("faults", fault.Place ?? fault.Code, fault.ToString()))]));
        }

        using var writer = XmlWriter.Create(file, new XmlWriterSettings { Indent = true });
        new XDocument(new XElement("testsuites", suites)).Save(writer);
    }

    private static XElement Suite(TestRun run, TestedMapping mapping)
    {
        var name = mapping.Report.Mapping.ToString();
        var coverage = run.Covers(mapping) ? null : $"{mapping.Coverage} % of {run.CoverageAtLeast} %; not run: {string.Join(", ", mapping.Report.RulesNotHit)}";
        return Suite(name, [.. mapping.Report.Results.Select(example => Case(name, example.Name, example.Failure)), Case(name, "rules run by the examples", coverage)]);
    }

    private static XElement Suite(string name, List<XElement> cases) => new(
        "testsuite",
        new XAttribute("name", name),
        new XAttribute("tests", cases.Count.ToString(CultureInfo.InvariantCulture)),
        new XAttribute("failures", cases.Count(one => one.HasElements).ToString(CultureInfo.InvariantCulture)),
        cases);

    private static XElement Case(string suite, string name, string? failure) => new(
        "testcase",
        new XAttribute("classname", suite),
        new XAttribute("name", Clean(name)),
        failure is null ? null : new XElement("failure", new XAttribute("message", Clean(failure))));

    // A received value may hold characters that XML cannot carry.
    private static string Clean(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) ? c : '\uFFFD'));
}
