using System.Buffers;
using System.Text;
using System.Text.Json;
using IntegrationHub.Core.Contracts;
using Xunit;

namespace IntegrationHub.Core.Tests.Contracts;

public sealed class TokenTapeTests
{
    [Fact]
    public void Members_are_found_by_their_decoded_name()
    {
        using TokenTape tape = Parse("""{"a\u0062":1,"~/":{"x":[true,null,"\ud83d\ude00"]}}""");
        Assert.True(tape.TryGetMember(0, "ab"u8, out int ab));
        Assert.Equal(JsonKind.Number, tape.Kind(ab));
        Assert.True(tape.TryResolve("/~0~1/x/2", out int smile));
        Assert.Equal("😀", tape.GetString(smile));
        Assert.Equal("/~0~1/x/2", tape.Pointer(smile));
        Assert.Equal("\"\\ud83d\\ude00\"", Encoding.UTF8.GetString(tape.Raw(smile)));
        Assert.False(tape.TryResolve("/~0~1/x/3", out _));
        Assert.False(tape.TryResolve("/~0~1/x/01", out _));
    }

    [Fact]
    public void Children_and_siblings_come_in_document_order()
    {
        using TokenTape tape = Parse("""[[1,2],{"k":[]},"z"]""");
        var kinds = new List<JsonKind>();
        foreach (int child in tape.Children(0))
            kinds.Add(tape.Kind(child));
        Assert.Equal([JsonKind.Array, JsonKind.Object, JsonKind.String], kinds);
        Assert.Equal(3, tape.Count(0));
        int second = tape.NextSibling(tape.FirstChild(0));
        Assert.Equal("k", tape.NameText(tape.FirstChild(second)));
        Assert.Equal(-1, tape.FirstChild(tape.FirstChild(second)));
        Assert.Equal(-1, tape.NextSibling(tape.Element(0, 2)));
        Assert.Equal(-1, tape.NextSibling(tape.FirstChild(second)));
    }

    [Theory]
    [InlineData("""{"a":{"b":[1,{"c":1,"\u0063":2}]}}""", "JSN-0018", "at /a/b/1/c")]
    [InlineData("""{"a":"\ud800"}""", "JSN-0015", "byte 6, at /a")]
    [InlineData("""["x","\u0000"]""", "JSN-0016", "byte 6, at /1")]
    [InlineData("""["x",01]""", "JSN-0011", "at /1")]
    [InlineData("[1e10000]", "JSN-0012", "at /0")]
    [InlineData("{\"a\":1,}", "JSN-0007", "byte 7, in the document root")]
    [InlineData("[1] 2", "JSN-0004", "byte 4")]
    [InlineData("", "JSN-0002", "byte 0")]
    public void A_refusal_names_byte_and_pointer(string text, string code, string place)
    {
        var outcome = TokenTape.Parse(Encoding.UTF8.GetBytes(text));
        Assert.False(outcome.Succeeded);
        Assert.Equal(code, outcome.Problems[0].Code);
        Assert.Contains(place, outcome.Problems[0].Place, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_skipped_and_utf16_is_named()
    {
        Assert.True(TokenTape.Parse("\uFEFF{}"u8.ToArray()).Succeeded);
        var utf16 = TokenTape.Parse(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray());
        Assert.Contains("UTF-16", utf16.Problems[0].Message, StringComparison.Ordinal);
        var latin1 = TokenTape.Parse(Encoding.Latin1.GetBytes("[\"Größe\"]"));
        Assert.Equal("byte 4", latin1.Problems[0].Place);
    }

    [Fact]
    public void Many_duplicate_names_are_found_in_a_large_object()
    {
        string members = string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"name{i}\":{i}"));
        Assert.True(TokenTape.Parse(Encoding.UTF8.GetBytes("{" + members + "}")).Succeeded);
        Assert.Equal("JSN-0018", TokenTape.Parse(Encoding.UTF8.GetBytes("{" + members + ",\"name250\":0}")).Problems[0].Code);
    }

    [Theory]
    [InlineData("""{"a":[1.50,{"b":[]},[[],{}]],"c\"d":{"e":null},"f":"x y"}""")]
    [InlineData("[]")]
    [InlineData("-0")]
    [InlineData("[[[1],2],3]")]
    public void Writing_gives_the_same_document_without_white_space(string compact)
    {
        using TokenTape tape = Parse(compact.Replace(",", " ,\n", StringComparison.Ordinal));
        var output = new ArrayBufferWriter<byte>();
        tape.WriteTo(0, output);
        Assert.Equal(compact, Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void A_builder_makes_a_document_with_exact_digits()
    {
        using var builder = new TapeBuilder();
        builder.StartObject();
        builder.Name("Größe");
        builder.Number("1.50"u8);
        builder.Name("tags"u8);
        builder.StartArray();
        builder.Text("a\"b");
        builder.Null();
        builder.EndArray();
        builder.EndObject();
        using TokenTape tape = builder.Build().Value;
        Assert.Equal("""{"Größe":1.50,"tags":["a\"b",null]}""", Encoding.UTF8.GetString(tape.Text.Span));
    }

    [Fact]
    public void Random_documents_read_as_the_platform_reader_reads_them()
    {
        const int Seed = 20261123;
        TestContext.Current.SendDiagnosticMessage("seed {0}", Seed);
        var random = new Random(Seed);
        JsonLimits limits = JsonLimits.Default with { AllowNul = true, MaxExponent = 100_000_000 };
        for (int round = 0; round < 3000; round++)
        {
            byte[] text = Encoding.UTF8.GetBytes(RandomJson.Document(random));
            // Half of the documents are damaged in one byte: both readers must still agree.
            if (round % 2 == 1)
                text[random.Next(text.Length)] = (byte)"{}[]\",:0-e.\\ut \n"[random.Next(16)];
            using var mine = TokenTape.Parse(text, limits) is { Succeeded: true } good ? good.Value : null;
            if (!System.Text.Unicode.Utf8.IsValid(text))
            {
                // The platform's reader looks at the bytes of a string only when it is asked for.
                Assert.True(mine is null, $"seed {Seed}, round {round}");
                continue;
            }

            if (mine is null && (TokenTape.Parse(text, limits).Problems[0].Code is "JSN-0012" or "JSN-0015"))
            {
                // Beyond the exponent limit, or half a surrogate pair, which the platform's reader finds only when it is asked for the string.
                continue;
            }

            JsonDocument theirs;
            try
            {
                theirs = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            }
            catch (JsonException)
            {
                Assert.True(mine is null, $"seed {Seed}, round {round}: accepted {Encoding.UTF8.GetString(text)}");
                continue;
            }

            Assert.True(mine is not null, $"seed {Seed}, round {round}: refused {Encoding.UTF8.GetString(text)}");
            Assert.True(JsonElement.DeepEquals(theirs.RootElement, Rebuild(mine)), $"seed {Seed}, round {round}: {Encoding.UTF8.GetString(text)}");
        }
    }

    private static JsonElement Rebuild(TokenTape tape)
    {
        using var builder = new TapeBuilder();
        Copy(tape, 0, builder);
        return JsonDocument.Parse(builder.ToUtf8()).RootElement;
    }

    private static void Copy(TokenTape tape, int node, TapeBuilder builder)
    {
        switch (tape.Kind(node))
        {
            case JsonKind.Object:
                builder.StartObject();
                foreach (int child in tape.Children(node))
                {
                    builder.Name(tape.Name(child));
                    Copy(tape, child, builder);
                }

                builder.EndObject();
                break;
            case JsonKind.Array:
                builder.StartArray();
                foreach (int child in tape.Children(node))
                    Copy(tape, child, builder);
                builder.EndArray();
                break;
            case JsonKind.String:
                builder.Text(tape.GetString(node));
                break;
            default:
                builder.Value(tape, node);
                break;
        }
    }

    private static TokenTape Parse(string text) => TokenTape.Parse(Encoding.UTF8.GetBytes(text)).Value;
}
