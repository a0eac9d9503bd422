using Bqml.Local.Functions;

namespace Bqml.Local.Tests.Functions;

public sealed class FarmFingerprintTests
{
    [Theory]
    [InlineData("1footrue", -1541654101129638711)]
    [InlineData("2applefalse", 2794438866806483259)]
    [InlineData("3true", -4880158226897771312)]
    public void Strings_have_the_fingerprints_of_BigQuerys_reference(string text, long expected) => Assert.Equal(expected, FarmFingerprint.Of(text));

    [Theory]
    [InlineData("", 0x9AE16A3B2F90404F)]
    [InlineData("abc", 0x24A5B3A074E7F369)]
    [InlineData("0123456789", 0xAD052244B781C4EB)]
    [InlineData("0123456789=012345", 0x46A7416ED4861E3B)]
    [InlineData("Nepal premier won't resign.", 0x8EB3808D1CCFC779)]
    [InlineData("The major problem is with sendmail.  -Mark Horton", 0xC2F8DB8624FEFC0E)]
    [InlineData("For every action there is an equal and opposite government program.", 0x55182F8859ECA4CE)]
    [InlineData("There is no reason for any individual to have a computer in their home. -Ken Olsen, 1977", 0x7E85D7B050ED2967)]
    [InlineData(
        "The fugacity of a constituent in a mixture of gases at a given temperature is proportional to its mole fraction.  Lewis-Randall Rule", 0x098EFF6958C5E91A)]
    public void Each_length_class_has_FarmHashs_value(string text, ulong expected) => Assert.Equal(expected, unchecked((ulong)FarmFingerprint.Of(text)));

    [Fact]
    public void Every_length_up_to_three_blocks_depends_on_every_byte()
    {
        for (var length = 1; length <= 192; length++)
        {
            var bytes = new byte[length];
            var seen = new HashSet<long> { FarmFingerprint.Of(bytes) };
            for (var i = 0; i < length; i++)
            {
                bytes[i] = 1;
                Assert.True(seen.Add(FarmFingerprint.Of(bytes)));
                bytes[i] = 0;
            }
        }
    }
}
