/** What goes wrong with a store on disk, English to Chinese. */
export const storeErrors: Readonly<Record<string, string>> = {
  'Failed to open the store in {folder}: {why}, choose another folder with --data, or keep no files with --memory.':
    '无法打开 {folder} 中的数据：{why}，用 --data 换一个目录，或用 --memory 不写磁盘。',
  'another process is using it. End that process (if none runs, remove {file})':
    '另一个进程正在使用。请结束该进程（如果没有这样的进程，请删除 {file}）',
  'it cannot be written to ({why}). Make it writable': '无法写入（{why}）。请让它可写',
  'Failed to open the store in {folder}: {why}. Make its files readable and writable, or choose another folder with --data.':
    '无法打开 {folder} 中的数据：{why}。请让其中的文件可读可写，或用 --data 换一个目录。',
  'Failed to keep the store in {folder}: another process took it over while this one was paused. Stop one of the two and start again.':
    '无法继续使用 {folder} 中的数据：本进程停顿期间，另一个进程接管了它。请结束其中一个后重新启动。',
  'Failed to read the store {path}: the file is missing, but its log or its copy is there. Put the file back{before}, or start over with --reset.':
    '无法读取数据文件 {path}：文件不见了，但日志或备份还在。请把文件放回{before}，或用 --reset 重新开始。',
  'Failed to read the store {path}: the file disappeared.': '无法读取数据文件 {path}：文件不见了。',
  'Failed to read the store {path}: {why}. Put a good copy of the folder in its place, add --accept-edited-store (it {accepting}), start over with --reset, or choose another folder with --data. Nothing was overwritten.':
    '无法读取数据文件 {path}：{why}。可以换上完好的目录备份，加 --accept-edited-store（{accepting}），用 --reset 重新开始，或用 --data 换一个目录。没有覆盖任何文件。',
  'Failed to read the store {file}: {why}. Put a good copy in its place{before}, start over with --reset, or choose another folder with --data. Nothing was overwritten.':
    '无法读取数据文件 {file}：{why}。可以换上完好的备份{before}，用 --reset 重新开始，或用 --data 换一个目录。没有覆盖任何文件。',
  ' ({copy} is the previous copy)': '（{copy} 是上一份备份）',
  ' ({copy} is the previous one)': '（{copy} 是上一份）',
  'Failed to read the row {id} of store.json: {why}. Stop the mock, correct the row, and start with --accept-edited-store.':
    '无法读取 store.json 中的数据 {id}：{why}。请停止模拟服务，改正该行，再用 --accept-edited-store 启动。',
  'Failed to write the store {file}: {why}. Free disk space and make the folder writable; the file is unchanged.':
    '无法写入数据文件 {file}：{why}。请腾出磁盘空间并让目录可写；文件仍是上一份。',
  'Failed to write the store {file}: {why}. Delete rows, or start over with --reset; the file is unchanged.':
    '无法写入数据文件 {file}：{why}。请删除一些数据，或用 --reset 重新开始；文件仍是上一份。',
  'Failed to append to the log {file}: {why}. Find out why it was not merged into store.json, or start over with --reset; the change was rolled back, and the store keeps working.':
    '无法追加日志 {file}：{why}。请查明它为何没有合并进 store.json，或用 --reset 重新开始；这次改动已撤销，服务继续运行。',
  'it would be larger than 2 GB, and could not be read again': '将超过 2 GB，以后无法读回',
  'it is larger than 2 GB': '超过 2 GB',
  'Failed to append to the log {file}: {why}. Free disk space and make the folder writable; the change was rolled back, and the store keeps working.':
    '无法追加日志 {file}：{why}。请腾出磁盘空间并让目录可写；这次改动已撤销，服务继续运行。',
  'Failed to sync the folder {folder}: {why}. The last writes may be lost in a power cut: check the disk, then start again.':
    '无法同步目录 {folder}：{why}。刚写入的内容可能经不起断电；请检查磁盘后重新启动。',
  'Failed to change the store: it is closed. Open it again.': '无法修改数据：数据已关闭。请重新打开。',
  'Accepted the store {path}, though {why}: the mock {accepting}.':
    '已接受数据文件 {path}（{why}）：{accepting}。',
  'it was changed after it was written: its checksum does not match': '写入之后被改动过，校验和不符',
  'uses it as it is': '按现状使用',
  'continues without a log; an existing log is kept as .bak': '不用日志继续，现有日志留作 .bak',
  'uses the log up to that line; the log is kept as .bak': '使用该行之前的内容继续，日志留作 .bak',
  'the log is missing, and the last changes with it ({file})': '日志不见了，最后的改动也随之丢失（{file}）',
  'the first line of the log is not what was written ({file})': '日志首行与写入时不符（{file}）',
  'the log belongs to another copy of store.json ({file})': '日志属于另一份 store.json（{file}）',
  'the log starts after change {after}, and store.json ends with change {sequence} ({file})':
    '日志从改动 {after} 之后开始，而 store.json 到改动 {sequence} 为止（{file}）',
  '{file} line {number}: {why}': '{file} 第 {number} 行：{why}',
  'the line is damaged': '与写入时不符',
  'it follows {before} with {sequence}; changes between them are missing':
    '{before} 之后是 {sequence}，中间的改动丢失',
  'it is JSON, but not a store of this tool': '是 JSON，但不是本工具的数据文件',
  'it has format version {version}, and this version of the tool reads up to {most}; a newer version of the tool wrote it':
    '格式版本是 {version}，本版本最高支持 {most}，应是更新的版本写入的',
  'parts of it are missing': '内容不完整',
  'its sequence or its counters are missing': '缺少序号或计数器',
  'two rows have the key {key}': '有两条数据的键都是 {key}',
  'the file is empty': '文件是空的',
  'the file is shorter than what was written to it': '文件比写入时短',
  'Dropped the last {count} bytes of {file}: an unfinished write, which was confirmed to no caller.':
    '丢弃了 {file} 末尾的 {count} 字节：这次写入没有完成，也没有向任何人确认过。',
  'The store {path} comes from an earlier version and has no checksums. It is read as it is, and gets checksums from now on.':
    '数据文件 {path} 来自早期版本，没有校验和。已按现状读取，此后会有校验和。',
  'Waiting for {file}: its process was killed, or is still running. This takes at most 6 seconds.':
    '正在等待 {file}：其进程被强行结束，或仍在运行。最多等 6 秒。',

  'Failed to find {path} of imapi-mock: no folder above {start} has a package.json. Install the package with its files, and leave it out of a bundle.':
    '找不到 imapi-mock 的 {path}：{start} 之上没有目录含有 package.json。请完整安装此包及其文件，不要打进 bundle。',
};
