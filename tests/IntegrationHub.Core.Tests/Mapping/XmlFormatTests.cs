using System.Text;
using IntegrationHub.Core.Tests.Contracts;
using Xunit;

namespace IntegrationHub.Core.Tests.Mapping;

public sealed class XmlFormatTests
{
    [Theory]
    [InlineData("", "<a>x</a>", """{"a":"x"}""")]
    [InlineData("", "<a/>", """{"a":""}""")]
    [InlineData("", "<a b='1'>x</a>", """{"a":{"@b":"1","#text":"x"}}""")]
    [InlineData("", "<a>\n  <b>1</b>\n  <c> 2 </c>\n</a>", """{"a":{"b":"1","c":" 2 "}}""")]
    [InlineData("", "<a><b>1</b><c/><b>2</b></a>", """{"a":{"b":["1","2"],"c":""}}""")]
    [InlineData("arrays: [/a/b]", "<a><b>1</b></a>", """{"a":{"b":["1"]}}""")]
    [InlineData("arrays: [b]", "<a><c><b>1</b></c></a>", """{"a":{"c":{"b":["1"]}}}""")]
    [InlineData("arrays: [/a/b, /a/b/c]", "<a><b><c>1</c></b><b/></a>", """{"a":{"b":[{"c":["1"]},""]}}""")]
    [InlineData("named: { p: n }", "<a><p n='x' t='1'>1</p><p n='y'>2</p><p>3</p><p n='@z'>4</p></a>", """{"a":{"x":{"@t":"1","#text":"1"},"y":"2","p":["3",{"@n":"@z","#text":"4"}]}}""")]
    [InlineData("named: { p: n }\narrays: [/a/x/v]", "<a><p n='x'><v>1</v></p></a>", """{"a":{"x":{"v":["1"]}}}""")]
    [InlineData("", "<a xmlns='urn:x'><b>1</b></a>", """{"a":{"@xmlns":"urn:x","b":"1"}}""")]
    [InlineData("namespaces: { y: urn:y }", "<a xmlns='urn:x' xmlns:q='urn:y'><q:b q:i='2'>1</q:b></a>", """{"a":{"@xmlns":"urn:x","y:b":{"@y:i":"2","#text":"1"}}}""")]
    [InlineData("", "<a><![CDATA[<&>]]>&#65;&lt;</a>", """{"a":"<&>A<"}""")]
    [InlineData("", "<!-- c --><?pi x?><a><!-- c -->x<?pi y?>y</a>", """{"a":"xy"}""")]
    public void An_element_becomes_text_or_an_object_the_same_way_always(string options, string xml, string json) =>
        Assert.Equal(json, FormatBench.Json("xml", options, xml));

    [Theory]
    [InlineData("<a><b></a>")]
    [InlineData("<a/><b/>")]
    [InlineData("<a>&nbsp;</a>")]
    [InlineData("<a>\u0001</a>")]
    [InlineData("")]
    [InlineData("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>")]
    [InlineData("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>")]
    [InlineData("<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='file:///etc/passwd' parse='text'/></a>")]
    [InlineData("<a xmlns:x='urn:1' xmlns:y='urn:2'><x:b/><y:b/></a>")]
    public void What_is_broken_or_fetches_or_hides_is_refused_with_its_place(string xml)
    {
        var problem = Assert.Single(FormatBench.Read("xml", "", Encoding.UTF8.GetBytes(xml)).Problems);
        Assert.Equal("FMT-0005", problem.Code);
        Assert.StartsWith("line ", problem.Place);
    }

    public static TheoryData<string> Attacks()
    {
        var data = new TheoryData<string>();
        foreach (var folder in new[] { "xml-attacks", "generated" }.Select(f => Path.Combine(Repository.Corpora, f)).Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                data.Add(Path.GetRelativePath(Repository.Corpora, file));
            }
        }

        if (data.Count == 0)
        {
            data.Add("absent");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Every_published_attack_is_refused_without_memory(string file)
    {
        SharedCorpora.Require("xml-attacks");
        var harmless = new[] { "simple.xml", "simple-ns.xml" }.Contains(Path.GetFileName(file));
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Corpora, file));
        _ = FormatBench.Read("xml", "", bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var outcome = FormatBench.Read("xml", "", bytes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20 * 1024 * 1024);
        Assert.Equal(harmless, outcome.Succeeded);
    }

    [Fact]
    public void A_document_goes_to_xml_and_back()
    {
        const string Json = """{"Sync":{"@xmlns":"urn:b2mml","@releaseID":"1","Item":[{"ID":"1"},{"ID":"2 & 3"}],"x:Note":{"@lang":"de","#text":"<ü>"}}}""";
        const string Options = "namespaces: { x: urn:x }";
        var xml = FormatBench.Write("xml", Options, Json);
        Assert.Empty(xml.Problems);
        Assert.Equal(Json, FormatBench.Json(FormatBench.Read("xml", Options, xml.Value)));
    }

    [Fact]
    public void A_document_without_one_root_has_no_xml() =>
        Assert.Equal("FMT-0006", FormatBench.Write("xml", "", """{"a":1,"b":2}""").Problems[0].Code);
}
