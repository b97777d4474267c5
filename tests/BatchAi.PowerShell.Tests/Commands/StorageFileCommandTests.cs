using BatchAi.Runtime;

namespace BatchAi.Commands;

public sealed class StorageFileCommandTests : IClassFixture<LiveService>
{
    private const string Account = "filestore";

    private readonly LiveService _service;

    public StorageFileCommandTests(LiveService service)
    {
        _service = service;
        _service.Run<NewBatchAiStorageAccountCommand>().With("Name", Account).With("Force").Succeed();
        _service.Run<NewBatchAiFileShareCommand>().With("Name", "share").With("StorageAccount", Account).With("Force").Succeed();
        _service.Run<NewBatchAiContainerCommand>().With("Name", "box").With("StorageAccount", Account).With("Force").Succeed();
    }

    public static TheoryData<string, string> Places => new() { { "Share", "share" }, { "Container", "box" } };

    [Theory]
    [MemberData(nameof(Places))]
    public void SendAndReceive_Folder_IsTheSameAgain(string kind, string name)
    {
        var source = Folder($"round-{name}", ("a.txt", 3), ("empty", 0), ("deep/er/b.bin", 10_000_000), ("odd [name]+%20 é.txt", 5));
        var sent = Send(kind, name, "round").With("Path", source).With("Recurse").With("PassThru").Succeed().Output.Cast<StorageItem>();

        Assert.Equal([$"round/round-{name}/a.txt", $"round/round-{name}/deep/er/b.bin", $"round/round-{name}/empty", $"round/round-{name}/odd [name]+%20 é.txt"], sent.Select(item => item.Path).Order(StringComparer.Ordinal));
        Assert.All(sent, item => Assert.NotNull(item.ContentMD5));
        var target = Path.Combine(_service.Folder, $"back-{name}");
        Receive(kind, name, target).With("Path", $"round/round-{name}").With("Recurse").Succeed();
        Assert.Equal(Content(source), Content(target));

        // Once more, and there is nothing to do.
        Receive(kind, name, target).With("Path", $"round/round-{name}").With("Recurse").Succeed();
        Send(kind, name, "round").With("Path", source).With("Recurse").Succeed();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Send_AnotherFileIsThere_IsReplacedOnlyWithForce(string kind, string name)
    {
        var folder = Folder($"replace-{name}", ("small", 4), ("large", 5_000_000));
        Send(kind, name, $"replace").With("Path", Path.Combine(folder, "*")).Succeed();
        File.AppendAllText(Path.Combine(folder, "small"), "more");
        File.AppendAllText(Path.Combine(folder, "large"), "more");

        Assert.Equal(["FileExists", "FileExists"], Send(kind, name, "replace").With("Path", Path.Combine(folder, "*")).Run().Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Send(kind, name, "replace").With("Path", Path.Combine(folder, "*")).With("Force").Succeed();
        var target = Path.Combine(_service.Folder, $"replaced-{name}");
        Receive(kind, name, target).With("Path", "replace/*").Succeed();
        Assert.Equal(Content(folder), Content(target));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Receive_PartsOfTheSameVersion_AreNotReceivedAgain(string kind, string name)
    {
        var folder = Folder($"resume-{name}", ("big", 13_000_000));
        var etag = Send(kind, name, "resume").With("Path", Path.Combine(folder, "big")).With("PassThru").Succeed().Single<StorageItem>().ETag;
        var target = Directory.CreateDirectory(Path.Combine(_service.Folder, $"resumed-{name}")).FullName;
        var bytes = File.ReadAllBytes(Path.Combine(folder, "big"));
        File.WriteAllBytes(Path.Combine(target, "big.partial"), bytes.AsSpan(0, 8 << 20));
        File.WriteAllText(Path.Combine(target, "big.partial.parts"), $"{etag}\n13000000\n1100");
        Receive(kind, name, target).With("Path", "resume/big").Succeed();

        Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(target, "big")));
        Assert.Equal(["big"], Directory.EnumerateFiles(target).Select(Path.GetFileName));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Receive_PartsThatWereDamaged_AreNeverTakenForTheFile(string kind, string name)
    {
        var folder = Folder($"damage-{name}", ("big", 9_000_000));
        var etag = Send(kind, name, "damage").With("Path", Path.Combine(folder, "big")).With("PassThru").Succeed().Single<StorageItem>().ETag;
        var target = Directory.CreateDirectory(Path.Combine(_service.Folder, $"damaged-{name}")).FullName;
        File.WriteAllBytes(Path.Combine(target, "big.partial"), new byte[8 << 20]);
        File.WriteAllText(Path.Combine(target, "big.partial.parts"), $"{etag}\n9000000\n110");

        Receive(kind, name, target).With("Path", "damage/big").Fail("ChecksumMismatch");
        Assert.Empty(Directory.EnumerateFiles(target));
        Receive(kind, name, target).With("Path", "damage/big").Succeed();
        Assert.Equal(Content(folder), Content(target));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Receive_PartsOfAnotherVersion_AreThrownAway(string kind, string name)
    {
        var folder = Folder($"other-{name}", ("big", 9_000_000));
        Send(kind, name, "other").With("Path", Path.Combine(folder, "big")).Succeed();
        var target = Directory.CreateDirectory(Path.Combine(_service.Folder, $"others-{name}")).FullName;
        File.WriteAllBytes(Path.Combine(target, "big.partial"), new byte[8 << 20]);
        File.WriteAllText(Path.Combine(target, "big.partial.parts"), "\"other\"\n9000000\n110");
        Receive(kind, name, target).With("Path", "other/big").Succeed();

        Assert.Equal(Content(folder), Content(target));
    }

    [Fact]
    public async Task Receive_FileThatAStoppedAttemptStillHolds_WaitsForIt()
    {
        var folder = Folder("held", ("big", 9_000_000));
        Send("Share", "share", "held").With("Path", Path.Combine(folder, "big")).Succeed();
        var target = Directory.CreateDirectory(Path.Combine(_service.Folder, "was-held")).FullName;
        var held = new FileStream(Path.Combine(target, "big.partial"), FileMode.Create, FileAccess.ReadWrite, System.IO.FileShare.None);
        var receiving = Task.Run(() => Receive("Share", "share", target).With("Path", "held/big").Succeed());
        await Task.Delay(100);
        await held.DisposeAsync();
        await receiving;

        Assert.Equal(Content(folder), Content(target));
    }

    [Fact]
    public void Receive_NamesThatLeadElsewhere_AreRefused()
    {
        var target = Path.Combine(_service.Folder, "outer", "inner");
        var container = _service.Run<GetBatchAiContainerCommand>().With("Name", "box").With("StorageAccount", Account).Succeed().Single<Container>();
        foreach (var path in new[] { "../x", "a/../../x", "/x", "a//x", "..", "a/." })
        {
            _service.Run<ReceiveBatchAiFileCommand>().With("Destination", target).Pipe(new StorageItem { Name = "x", Path = "x", RelativePath = path, ResourceId = container.ResourceId }).Fail("UnsafeName");
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(target)));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Get_Files_ByDirectoryFileAndPattern(string kind, string name)
    {
        var folder = Folder($"tree-{name}", ("x.txt", 1), ("y.bin", 1), ("sub/z.txt", 1));
        Send(kind, name, "").With("Path", folder).With("Recurse").Succeed();
        var root = $"tree-{name}";

        Assert.Equal([$"{root}/sub", $"{root}/x.txt", $"{root}/y.bin"], Get(kind, name, root));
        Assert.Equal([$"{root}/sub", $"{root}/sub/z.txt", $"{root}/x.txt", $"{root}/y.bin"], Get(kind, name, root, recurse: true));
        Assert.Equal([$"{root}/x.txt"], Get(kind, name, $"{root}/x.txt"));
        Assert.Equal([$"{root}/sub/z.txt"], Get(kind, name, $"{root}/s*/*.txt"));
        Assert.Empty(Get(kind, name, $"{root}/nothing*"));
        _service.Run<GetBatchAiFileCommand>().With("StorageAccount", Account).With(kind, name).With("Path", $"{root}/nothing").Fail("PathNotFound");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Remove_Directory_CountsAndNeedsRecurse(string kind, string name)
    {
        var folder = Folder($"gone-{name}", ("x", 1), ("sub/y", 2));
        Send(kind, name, "").With("Path", folder).With("Recurse").Succeed();
        var root = $"gone-{name}";

        Remove(kind, name, root).With("Force").Fail("RecurseRequired");
        Assert.Contains("(2 files, 3 bytes)", Assert.Single(Remove(kind, name, root).With("Recurse").With("Force").With("WhatIf").Succeed().WhatIf));
        Remove(kind, name, $"{root}/x").Succeed();
        Assert.Equal([$"{root}/sub"], Get(kind, name, root));
        Remove(kind, name, root).With("Recurse").With("Confirm", false).Succeed();
        Remove(kind, name, root).With("Force").Fail("PathNotFound");
    }

    [Fact]
    public void NewDirectory_Nested_IsThereOnceUnlessForced()
    {
        Assert.Empty(NewDirectory().With("WhatIf").Succeed().Output);
        Assert.Equal("made/in/one", NewDirectory().Succeed().Single<StorageItem>().Path);
        NewDirectory().Fail("AlreadyExists");
        Assert.True(NewDirectory().With("Force").Succeed().Single<StorageItem>().IsDirectory);
    }

    [Fact]
    public void Send_TwoFilesForOnePath_IsAnErrorForTheSecond()
    {
        var one = Folder("collide-1", ("same", 1));
        var two = Folder("collide-2", ("same", 2));

        Send("Container", "box", "collide").With("Path", new[] { Path.Combine(one, "same"), Path.Combine(two, "same") }).Fail("DestinationCollision");
        Send("Container", "box", "collide").With("Path", one).Fail("RecurseRequired");
        Send("Container", "box", "collide").With("Path", Path.Combine(one, "missing")).Fail("LocalPathNotFound");
        _service.Run<SendBatchAiFileCommand>().With("StorageAccount", Account).With("Path", one).Fail("ShareOrContainerRequired");
    }

    private string Folder(string name, params (string Path, int Length)[] files)
    {
        var folder = Path.Combine(_service.Folder, "source", name);
        var random = new Random(name.Length);
        foreach (var (path, length) in files)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            File.WriteAllBytes(Path.Combine(folder, path), bytes);
        }

        return folder;
    }

    private static Dictionary<string, string> Content(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));

    private CmdletRun<SendBatchAiFileCommand> Send(string kind, string name, string destination) =>
        _service.Run<SendBatchAiFileCommand>().With("StorageAccount", Account).With(kind, name).With("Destination", destination.Length == 0 ? "." : destination);

    private CmdletRun<ReceiveBatchAiFileCommand> Receive(string kind, string name, string destination) =>
        _service.Run<ReceiveBatchAiFileCommand>().With("StorageAccount", Account).With(kind, name).With("Destination", destination);

    private CmdletRun<NewBatchAiDirectoryCommand> NewDirectory() => _service.Run<NewBatchAiDirectoryCommand>().With("StorageAccount", Account).With("Share", "share").With("Path", "made/in/one");

    private CmdletRun<RemoveBatchAiFileCommand> Remove(string kind, string name, string path) =>
        _service.Run<RemoveBatchAiFileCommand>().With("StorageAccount", Account).With(kind, name).With("Path", path);

    private IEnumerable<string> Get(string kind, string name, string path, bool recurse = false) =>
        _service.Run<GetBatchAiFileCommand>().With("StorageAccount", Account).With(kind, name).With("Path", path).With("Recurse", recurse).Succeed().Output.Cast<StorageItem>().Select(item => item.Path);
}
